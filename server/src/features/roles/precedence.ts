/** How far behind the weakest role a new one goes, so that others fit between. */
export const gap = 10

/** Where a role goes. */
export interface Placement {
  readonly precedence: number
  /** The steps that become weaker by one to make room, both ends included; null when there is room. */
  readonly shifted: { readonly from: number; readonly to: number } | null
}

export interface Wish {
  readonly side: 'before' | 'after'
  /** The precedence of the role that it is to stand next to: one of the steps. */
  readonly target: number
  /** Its precedence now, which it keeps when it stands there already. */
  readonly own: number
}

/**
 * Places a role directly stronger (`before`) or weaker (`after`) than a step. `steps` are the
 * precedences of all other roles, each once, ascending. It takes a free integer between the
 * neighbours where there is one; else the shortest run of weaker steps moves on by one, each with
 * all its roles.
 */
export function place(steps: readonly number[], { side, target, own }: Wish): Placement {
  const at = steps.indexOf(target)
  const stronger = side === 'before' ? (steps[at - 1] ?? 0) : target
  const weaker = side === 'before' ? target : steps[at + 1]
  if (own > stronger && (weaker === undefined || own < weaker))
    return { precedence: own, shifted: null }
  if (weaker === undefined) return { precedence: stronger + gap, shifted: null }
  if (weaker - stronger > 1)
    return { precedence: Math.floor((stronger + weaker) / 2), shifted: null }

  const taken = new Set(steps)
  let last = weaker
  while (taken.has(last + 1)) last += 1
  return { precedence: weaker, shifted: { from: weaker, to: last } }
}
