#!/usr/bin/env -S node --conditions=source --disable-warning=ExperimentalWarning
import { main } from '../src/main.ts'

await main(process.argv.slice(2))
