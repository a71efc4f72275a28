/** Heads every generated source file. */
export const generated = '// Generated from the route rows by `npm run generate`. Do not edit.\n\n'
