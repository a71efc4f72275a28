/** As much of the rival's shape as the benchmark uses; the package brings no types. */
declare module 'oidc-provider' {
  import type { Server } from 'node:http'

  export default class Provider {
    constructor(issuer: string, configuration: object)
    listen(port: number, host: string, ready: () => void): Server
  }
}
