/** The address without its trailing slash; throws when it is no http or https URL. */
export function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.search || url.hash) {
    throw new TypeError(`"${text}" is no address: give an http or https URL`)
  }
  if (url.username || url.password) {
    throw new TypeError('the address must not carry a user name or password')
  }
  return url.href.replace(/\/+$/, '')
}
