import { setTimeout as wait } from 'node:timers/promises'
import type { Snapshot } from '@castellan/engine'
import type { TenantId } from '../kernel/ids.ts'
import type { Snapshots } from './snapshot.ts'

const stepMilliseconds = 50
const stepsMax = 20

/** Waits up to a second for the tenant's access state to reach a version; undefined if it does not. */
export const waitForVersion =
  (snapshots: Snapshots) =>
  async (tenant: TenantId, version: number): Promise<Snapshot | undefined> => {
    for (let step = 0; step < stepsMax; step += 1) {
      const snapshot = await snapshots.refresh(tenant)
      if (snapshot.version >= version) return snapshot
      await wait(stepMilliseconds)
    }
    return undefined
  }
