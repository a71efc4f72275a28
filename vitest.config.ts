import { defineConfig } from 'vitest/config'

const conditions = ['source', 'node', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['source'] } },
  test: {
    include: [
      '{packages,examples}/*/{src,test}/**/*.test.ts',
      '{server,cli,tools,bench}/**/*.test.ts',
    ],
    globalSetup: ['tools/testing/services.ts'],
    reporters: ['default', './tools/testing/closing-line.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Against hanging only: the same tests take five times as long on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
