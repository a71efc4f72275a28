import type { Figure } from '../figure.ts'
import type { LoadResult } from './load.ts'
import { load, post, type Running } from './processes.ts'
import type { BenchWorld } from './world.ts'

const timing = { warmUpSeconds: 2, seconds: 5 }
const batchSize = 100
const batches = 20

/** Another's decisions by the Authorization API 1.0, one at a time and by the hundred. */
export async function authzen(server: Running, world: BenchWorld): Promise<Figure[]> {
  const token = await enforcer(server, world)
  const questions = world.questions.map((question) => ({
    allowed: question.allowed,
    evaluation: {
      subject: { type: 'user', id: subjectOf(question.token) },
      action: { name: question.action },
      resource: { type: `midaz/${question.resource}`, id: 'a7' },
    },
  }))

  const singles = questions.map(({ evaluation, allowed }) => ({
    bytes: post('/access/v1/evaluation', evaluation, token),
    expect: `"decision":${allowed}`,
  }))
  const one = await load({ ...timing, port: server.port, connections: 64, requests: singles })

  const series = Array.from({ length: batches }, (_, at) => {
    const batch = Array.from({ length: batchSize }, (_, next) => {
      const question = questions[(at * 37 + next) % questions.length]
      if (!question) throw new Error('the world has no questions')
      return question
    })
    const evaluations = batch.map(({ evaluation }) => evaluation)
    const answers = batch.map(({ allowed }) => ({ decision: allowed }))
    return {
      bytes: post('/access/v1/evaluations', { evaluations }, token),
      expect: JSON.stringify({ evaluations: answers }),
    }
  })
  const many = await load({ ...timing, port: server.port, connections: 16, requests: series })
  return [
    figure('authzen.evaluation', one, { times: 1, bar: 20_000 }),
    figure('authzen.evaluations', many, { times: batchSize, bar: 300_000 }),
  ]
}

function figure(
  name: string,
  { perSecond, wrong }: LoadResult,
  { times, bar }: { readonly times: number; readonly bar: number },
): Figure {
  if (wrong > 0) throw new Error(`${name}: ${wrong} answers were not the expected ones`)
  const value = perSecond * times
  return { name, value, unit: '1/s', bar, rival: null, rivalValue: null, pass: value >= bar }
}

/** The token of somebody who may ask about others. */
async function enforcer({ port }: Running, { person }: BenchWorld): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${port}/v1/login/oauth/access_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grantType: 'password', ...person }),
  })
  const { accessToken } = JSON.parse(await reply.text())
  if (typeof accessToken !== 'string') throw new Error(`the sign-in answered ${reply.status}`)
  return accessToken
}

const subjectOf = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')).sub
