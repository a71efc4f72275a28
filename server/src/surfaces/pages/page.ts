import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'

/** Sends a page for a person: no script, no foreign resource, never inside a frame. */
export function page(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    .header('referrer-policy', 'no-referrer')
    .send(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Castellan</title><style>${style}</style></head><body><main>${body}</main></body></html>`)
}

/** A text as it stands in HTML, in an attribute or between tags. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:26rem;margin:8vh auto;padding:0 1.25rem}h1{font-size:1.5rem;margin:0 0 .25rem}
label{display:block;margin:1rem 0 0;font-weight:600}
input{display:block;box-sizing:border-box;width:100%;padding:.55rem .7rem;margin-top:.3rem;font:inherit;border:1px solid #8a8f98;border-radius:.4rem}
small{font-weight:400;opacity:.75}button{margin-top:1.5rem;width:100%;padding:.7rem;font:inherit;font-weight:600;color:#fff;background:#2d4f9e;border:0;border-radius:.4rem;cursor:pointer}
[role=alert]{padding:.6rem .8rem;border-left:4px solid #c0392b;background:#c0392b1a}
pre{padding:.8rem;background:#8a8f9822;border-radius:.4rem;overflow-x:auto}`

const styleHash = createHash('sha256').update(style).digest('base64')
