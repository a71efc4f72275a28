import { serve } from '@castellan/server'

// Run as a process of its own by the benchmark; configured by the environment like any server.
await serve()
