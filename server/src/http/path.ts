/** Where the router has the query of an address begin: at a raw `#` too, which none should hold. */
const queryStart = /[?#]/

/** Without the query, which may hold a one-time token. */
export const pathOf = (url: string): string => url.split(queryStart, 1)[0] ?? ''
