/** Why an expression is refused, and the offset into its text at which. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError'
  readonly position: number

  constructor(message: string, position: number) {
    super(message)
    this.position = position
  }
}
