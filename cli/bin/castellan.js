#!/usr/bin/env -S node --conditions=source --disable-warning=ExperimentalWarning --max-semi-space-size=4

// It runs the sources as they are: by a Node.js that reads TypeScript, told where they lie.
const runsSources =
  process.features.typescript && import.meta.resolve('@castellan/engine').endsWith('.ts')

if (runsSources) {
  const { main } = await import('../src/main.ts')
  await main(process.argv.slice(2))
} else {
  process.stderr.write(
    `castellan: this is Node.js ${process.versions.node}, not started as castellan needs it; run npx castellan in its checkout\n`,
  )
  process.exitCode = 1
}
