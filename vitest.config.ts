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
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
