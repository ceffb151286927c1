import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'

/** Somebody with an account at the provider. */
export type ProviderPerson = {
  sub: string
  name?: string
  email?: string
  email_verified?: boolean
  acr?: string
  amr?: readonly string[]
}

export type ProviderClient = {
  client_id: string
  client_secret?: string
  redirect_uris: readonly string[]
  token_endpoint_auth_method: 'private_key_jwt' | 'client_secret_basic' | 'client_secret_post'
  id_token_signed_response_alg?: string
  jwks?: { keys: readonly object[] }
}

export type TestProvider = {
  issuer: string
  /** Who signs in next; nobody: they say no. */
  person: ProviderPerson | undefined
  /** Requests that reached it, as `POST /token`. */
  asked: string[]
  /** Goes the way of a browser from the authorization address back to ours, which is not opened. */
  goThrough: (address: string) => Promise<URL>
  stop: () => Promise<void>
}

type Oidc = {
  callback: () => (request: IncomingMessage, response: ServerResponse) => void
  interactionFinished: (request: IncomingMessage, response: ServerResponse, result: object) => Promise<void>
  on: (event: string, run: (...given: never[]) => void) => void
}
type Grant = { addOIDCScope: (scope: string) => void; save: () => Promise<void> }
type Context = {
  oidc: {
    client: { clientId: string }
    session: { accountId: string }
    provider: { Grant: new (of: object) => Grant }
  }
}

// A package without types of its own.
const { default: Provider } = createRequire(import.meta.url)('oidc-provider') as {
  default: new (issuer: string, settings: object) => Oidc
}

const keyFor = (alg: string, made: ReturnType<typeof generateKeyPairSync>) => ({
  ...(made.privateKey as unknown as { export: (as: object) => object }).export({ format: 'jwk' }),
  alg,
  kid: alg,
  use: 'sig',
})
const keys = () => [
  keyFor('RS256', generateKeyPairSync('rsa', { modulusLength: 2048 })),
  keyFor('ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })),
]

async function grantAll({ oidc }: Context): Promise<Grant> {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client.clientId,
    accountId: oidc.session.accountId,
  })
  grant.addOIDCScope('openid email profile')
  await grant.save()
  return grant
}

const settings = (clients: readonly ProviderClient[], people: Map<string, ProviderPerson>) => ({
  clients,
  jwks: { keys: keys() },
  cookies: { keys: ['only a test'] },
  claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
  scopes: ['openid', 'email', 'profile'],
  conformIdTokenClaims: false,
  acrValues: ['aal1', 'aal2'],
  pkce: { required: () => true },
  enabledJWA: {
    idTokenSigningAlgValues: ['RS256', 'ES256', 'HS256'],
    clientAuthSigningAlgValues: ['ES256', 'RS256', 'PS256'],
  },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  loadExistingGrant: grantAll,
  findAccount: (_: unknown, id: string) => ({
    accountId: id,
    claims: () => ({ ...people.get(id), sub: id }),
  }),
})

const page = `<!doctype html><html lang="ja"><title>試験用の ID</title><h1>試験用の ID</h1>
<form method="post"><button>この人としてログイン</button></form>`

/** A real OpenID provider on loopback, with keys of its own. */
export async function startProvider(
  clients: (issuer: string) => readonly ProviderClient[],
): Promise<TestProvider> {
  const people = new Map<string, ProviderPerson>()
  const asked: string[] = []
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const oidc = new Provider(issuer, settings(clients(issuer), people))
  const callback = oidc.callback()
  const provider: TestProvider = {
    issuer,
    person: undefined,
    asked,
    goThrough: (address) => goThrough(issuer, address),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  const finish = async (request: IncomingMessage, response: ServerResponse) => {
    const { person } = provider
    if (person) people.set(person.sub, person)
    const result = person
      ? { login: { accountId: person.sub, acr: person.acr, amr: person.amr } }
      : { error: 'access_denied' }
    await oidc.interactionFinished(request, response, result)
  }
  answer = (request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    asked.push(`${request.method} ${path}`)
    if (!path.startsWith('/interaction/')) return callback(request, response)
    if (request.method === 'POST') return void finish(request, response)
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
  }
  return provider
}

async function goThrough(issuer: string, address: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let at = new URL(address)
  for (let steps = 0; steps < 10 && at.origin === issuer; steps += 1) at = await oneStep(at, cookies)
  return at
}

async function oneStep(at: URL, cookies: Map<string, string>): Promise<URL> {
  const answer = await fetch(at, {
    method: at.pathname.startsWith('/interaction/') ? 'POST' : 'GET',
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    redirect: 'manual',
  })
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
  }
  const to = answer.headers.get('location')
  if (to === null) throw new Error(`the provider answers ${answer.status}: ${await answer.text()}`)
  return new URL(to, at)
}
