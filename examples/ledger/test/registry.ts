import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import fastify from 'fastify'
import { atFileEnd } from '../../../tools/testing/endings.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * A registry on this machine, of the packages that lie in `node_modules`: what npm is told to
 * install is installed as it is typed, and no network is asked. Ended after the file.
 */
export async function startRegistry(): Promise<string> {
  const places = installed()
  const app = fastify()
  atFileEnd(() => app.close())
  app.get<{ Params: { name: string } }>('/:name', ({ params: { name } }, reply) => {
    const found = places.filter((place) => `/${place}`.endsWith(`/node_modules/${name}`))
    if (found.length === 0) return reply.code(404).send({})
    return reply.send(packument(name, found, app.listeningOrigin))
  })
  app.get<{ Params: { place: string } }>('/tarballs/:place', ({ params: { place } }, reply) =>
    places.includes(place) ? tarball(place) : reply.code(404).send({}),
  )
  return await app.listen({ host: '127.0.0.1', port: 0 })
}

/** The folders of all packages, such as `node_modules/a/node_modules/b`. */
function installed(): readonly string[] {
  const lock: { packages: Record<string, { link?: boolean }> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  )
  return Object.entries(lock.packages)
    .filter(([place, { link }]) => place.includes('node_modules/') && link !== true)
    .map(([place]) => place)
    .filter((place) => existsSync(join(root, place, 'package.json')))
}

/** What a registry tells of a package; the latest version is the one that lies outermost. */
function packument(name: string, places: readonly string[], origin: string) {
  const versions = places.map((place) => {
    const manifest: { version: string } = JSON.parse(
      readFileSync(join(root, place, 'package.json'), 'utf8'),
    )
    const dist = { tarball: `${origin}/tarballs/${encodeURIComponent(place)}` }
    return { ...manifest, dist }
  })
  return {
    name,
    'dist-tags': { latest: versions[0]?.version },
    versions: Object.fromEntries(versions.map((version) => [version.version, version])),
  }
}

async function tarball(place: string): Promise<Buffer> {
  const folder = basename(place)
  const { stdout } = await promisify(execFile)(
    'tar',
    ['-cz', `--exclude=${folder}/node_modules`, '-C', join(root, dirname(place)), folder],
    { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
  )
  return stdout
}
