import type { Cast, Player } from './cast.ts'
import { page } from './page.ts'
import type { Teller } from './teller.ts'

const editing = 'granted by midaz-editor-role'
const viewing = 'granted by midaz-viewer-role through midaz-viewer-group'

/** Three callers, one ledger: who may do what. */
export async function everydayWork({ viewer, editor, machine }: Cast, tell: Teller): Promise<void> {
  const { ask } = tell
  page.heading('Everyday work')
  const organization = await ask(editor, {
    call: 'POST /v1/organizations',
    body: { legalName: 'Acme Ltd' },
    expected: `201 ${editing} through midaz-editor-group`,
  })
  tell.enter(`/v1/organizations/${organization}`)
  const ledger = await ask(editor, {
    call: 'POST …/ledgers',
    body: { name: 'Main' },
    expected: `201 ${editing}`,
  })
  tell.enter(`/v1/organizations/${organization}/ledgers/${ledger}`)

  const bank = await ask(editor, {
    call: 'POST …/accounts',
    body: { name: 'Bank', assetCode: 'EUR', type: 'external' },
    expected: `201 ${editing}`,
  })
  const till = await ask(editor, {
    call: 'POST …/accounts',
    body: { name: 'Till', assetCode: 'EUR' },
    expected: `201 ${editing}`,
  })
  await ask(machine, {
    call: 'POST …/transactions',
    body: transfer(bank, till, '25000'),
    expected: `201 ${editing}, assigned directly`,
  })

  await ask(viewer, { call: 'GET …/balances', expected: `200 ${viewing}` })
  await ask(viewer, { call: 'GET …/accounts', expected: `200 ${viewing}` })
  await ask(viewer, {
    call: 'POST …/accounts',
    body: { name: 'Mine', assetCode: 'EUR' },
    expected: '403 no-match: no role of Vera’s gives midaz/accounts:post',
  })
  await ask(viewer, { call: `DELETE …/accounts/${till}`, expected: '403 no-match' })
}

/** A call without a good token is nobody's. */
export async function withoutToken({ viewer, signIn }: Cast, { ask }: Teller): Promise<void> {
  page.heading('Without a good token')
  const nobody: Player = { name: 'nobody', id: null, token: null }
  await ask(nobody, { call: 'GET …/accounts', expected: '401 AUT-0006' })

  const { player, signOut } = await signIn(viewer)
  page.tell('> Vera signs in a second time, on her phone.')
  await ask(player, { call: 'GET …/accounts', expected: `200 ${viewing}` })
  await signOut()
  page.tell('> She signs out there. That token is over at once; her first session goes on.')
  await ask(player, { call: 'GET …/accounts', expected: '401 AUT-0007' })
  await ask(viewer, { call: 'GET …/accounts', expected: `200 ${viewing}` })
}

/** What an administrator changes counts from the next call on, for tokens that are out already. */
export async function changesOfMind(cast: Cast, { ask }: Teller): Promise<void> {
  const { administration, viewer, editor, machine } = cast
  page.heading('Changes of mind')
  page.tell('> Ada moves Vera to midaz-contributor-group. Vera’s token stays the same.')
  await administration.users.update({
    path: { id: idOf(viewer) },
    body: { groups: ['midaz-contributor-group'] },
  })
  const mine = await ask(viewer, {
    call: 'POST …/accounts',
    body: { name: 'Mine', assetCode: 'EUR' },
    expected: '201 granted by midaz-contributor-role through midaz-contributor-group',
  })
  await ask(viewer, {
    call: `DELETE …/accounts/${mine}`,
    expected:
      '403 no-match: no role of Vera’s gives midaz/accounts:delete; midaz-editor-role would',
  })

  await ask(editor, { call: `DELETE …/accounts/${mine}`, expected: `204 ${editing}` })
  page.tell('> Ada disables Edgar.')
  await administration.users.update({ path: { id: idOf(editor) }, body: { status: 'disabled' } })
  await ask(editor, { call: 'GET …/accounts', expected: '401 actor-disabled: Edgar is disabled' })

  await ask(machine, { call: 'GET …/balances', expected: `200 ${editing}, assigned directly` })
  page.tell('> Ada deletes the robot’s application.')
  await administration.applications.delete({ path: { id: idOf(machine) } })
  await ask(machine, { call: 'GET …/balances', expected: '401 actor-unknown' })
}

const transfer = (from: string, to: string, amount: string) => ({
  description: 'Opening balance',
  entries: [
    { accountId: from, side: 'debit', amount },
    { accountId: to, side: 'credit', amount },
  ],
})

function idOf({ id, name }: Player): string {
  if (id === null) throw new Error(`${name} is nobody's actor`)
  return id
}
