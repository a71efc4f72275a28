#!/usr/bin/env -S node --conditions=source --disable-warning=ExperimentalWarning --max-semi-space-size=4
import { main } from '../src/main.ts'

await main(process.argv.slice(2))
