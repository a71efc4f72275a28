import { execFileSync, spawnSync } from 'node:child_process'

/** Has curl there, which small images lack. As root it is installed, else asked for. */
export function ensureCurl(): void {
  if (spawnSync('curl', ['--version']).status === 0) return
  const install = 'apt-get update && apt-get install -y curl'
  if (process.getuid?.() !== 0)
    throw new Error(`The tests need curl. Install it first: sudo sh -c '${install}'`)
  process.stderr.write(`curl is missing; running: ${install}\n`)
  execFileSync('sh', ['-c', install], { stdio: ['ignore', 'ignore', 'inherit'] })
}
