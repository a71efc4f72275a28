import { execFileSync, spawnSync } from 'node:child_process'

/** What Debian and its kin have a package of. */
export interface Package {
  readonly name: string
  readonly isThere: () => boolean
}

/** A package that is named as the program in it. */
export const program = (name: string): Package => ({
  name,
  isThere: () => spawnSync(name, ['--version']).status === 0,
})

/** Has them there. As root what is missing is installed; else it fails with the command to run. */
export function ensurePackages(needed: readonly Package[]): void {
  const missing = needed.filter(({ isThere }) => !isThere())
  if (missing.length === 0) return
  const names = missing.map(({ name }) => name).join(' ')
  const install = `apt-get update && apt-get install -y ${names}`
  if (process.getuid?.() !== 0)
    throw new Error(`The tests need what is not here. Install it first: sudo sh -c '${install}'`)

  process.stderr.write(`Not here: ${names}. Running: ${install}\n`)
  execFileSync('sh', ['-c', install], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  const absent = missing.find(({ isThere }) => !isThere())
  if (absent) throw new Error(`${absent.name} was installed, yet it is not there, or too old`)
}
