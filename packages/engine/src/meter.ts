/** How much one evaluation of a condition may do; a step is about what reading one fact takes. */
export const stepsMax = 50_000

/** What an evaluation still may do. Once it is spent it stays so until the next one begins. */
export interface Meter {
  begin(): void
  /** Takes steps, and tells whether there were that many. */
  take(steps: number): boolean
  isSpent(): boolean
}

export function makeMeter(): Meter {
  let left = stepsMax
  return {
    begin() {
      left = stepsMax
    },
    take(steps) {
      left -= steps
      return left >= 0
    },
    isSpent: () => left < 0,
  }
}

/** Takes steps, or ends what is being evaluated. */
export function spend(meter: Meter, steps: number): void {
  if (!meter.take(steps)) throw spent
}

/** Made once: taking down a stack for each of thousands would itself be what takes long. */
const spent = new Error(`it takes more than ${stepsMax.toLocaleString('en')} steps`)
export const spentMessage = spent.message

/**
 * The steps that going through a value whole takes: one for each value in it and for each 16
 * characters. Counts no further than `stepsMax`, and what is large is counted once.
 */
export function weigh(value: unknown): number {
  if (typeof value === 'string') return 1 + (value.length >> 4)
  if (typeof value !== 'object' || value === null) return 1
  const known = weights.get(value)
  if (known !== undefined) return known

  const weight = weighParts(value)
  if (weight >= worthKeeping) weights.set(value, weight)
  return weight
}

/** Facts of a request never change, and neither does a list that an expression has made. */
const weights = new WeakMap<object, number>()
const worthKeeping = 64

function weighParts(value: object): number {
  let weight = 1
  if (value instanceof Uint8Array) return 1 + (value.length >> 4)
  if (Array.isArray(value)) {
    for (const part of value) {
      weight += weigh(part)
      if (weight > stepsMax) break
    }
    return weight
  }
  for (const key in value) {
    weight += weigh(key) + weigh(Reflect.get(value, key))
    if (weight > stepsMax) break
  }
  return weight
}
