import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with `N passed, N failed` on a line of its own, which scripts can read. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const passed = tests.filter((test) => test.result().state === 'passed').length
    // A file that does not load, and an error outside of any test, count as one failure each.
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length
    const failed = tests.filter((test) => test.result().state === 'failed').length + broken
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  }
}
