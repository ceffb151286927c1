import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFakeClamd } from '../../platform/scan/clamd.testing.ts'
import { openChecks } from '../../platform/scan/index.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { publish } from '../../testing/publication.ts'
import { pdf, senderOfFiles } from '../../testing/vulnerabilities/files.testing.ts'
import { fileTasks } from './index.ts'

let app: TestApp
let files: Awaited<ReturnType<typeof senderOfFiles>>
let clamd: Awaited<ReturnType<typeof startFakeClamd>>
beforeAll(async () => {
  app = await startTestApp()
  files = await senderOfFiles(app)
  clamd = await startFakeClamd()
})
afterAll(async () => {
  await clamd?.stop()
  await app?.stop()
})

const bad = ['EICAR', 'STANDARD', 'ANTIVIRUS', 'TEST', 'FILE'].join('-')
const use = (checks: Parameters<typeof openChecks>[0]) => {
  app.runtime.checks = openChecks(checks)
}
const unreachable = 'tcp://127.0.0.1:1'

async function lookAgain(address: string): Promise<string> {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
  const { filesDir: dir, storage, clock } = app.runtime
  const parts = { dir, storage, checks: openChecks({ clamd: address }) }
  await fileTasks(parts, { ownerPool: app.owner, clock, log })['files.scan']?.({})
  return lines.join('')
}

test('what is infected is refused and told; what is clean is taken', async () => {
  use({ clamd: clamd.address })
  const refused = await files.post({ attachments: pdf('悪い.pdf', bad) })
  expect([refused.status, refused.text.includes('「悪い.pdf」：ウイルスが見つかったため')]).toEqual([
    422,
    true,
  ])
  const [href = ''] = await files.filesOf(await files.send({ attachments: pdf('良い.pdf') }))
  expect((await files.sender.get(href)).status).toBe(200)
})

test('while the scanner is out of reach a file is taken but opened by nobody; the job looks when it is back', async () => {
  use({ clamd: unreachable })
  const [clean, infected] = [
    await files.send({ attachments: pdf('待つ.pdf', 'wait') }),
    await files.send({ attachments: pdf('悪い.pdf', `later ${bad}`) }),
  ]
  expect((await files.sender.get(clean)).text).toContain('ウイルスチェック待ち')
  const [href = ''] = await files.filesOf(clean)
  const [worse = ''] = await files.filesOf(infected)
  for (const address of [href, worse]) {
    const { status, text } = await files.sender.get(address)
    expect([status, text.includes('ウイルスチェックを待っています'), text.includes('%PDF')]).toEqual([
      409,
      true,
      false,
    ])
  }
  expect(await lookAgain(unreachable)).toBe('')
  expect((await files.sender.get(href)).status).toBe(409)
  const log = await lookAgain(clamd.address)
  expect(log).toContain('infected')
  expect(log).not.toContain('悪い')
  expect((await files.sender.get(href)).status).toBe(200)
  const closed = await files.sender.get(worse)
  expect([closed.status, closed.text.includes('ウイルスが見つかりました')]).toEqual([409, true])
})

test('a 無害化 program’s copy is what is kept, and both hashes are told', async () => {
  const program = join(app.runtime.filesDir, 'sanitise.sh')
  await writeFile(program, '#!/bin/sh\ngrep -q refuse "$1" && exit 1\nsed s/macro/blank/ "$1" > "$2"\n')
  await chmod(program, 0o700)
  use({ sanitise: program })
  const path = await files.send({ attachments: pdf('会則.pdf', 'with a macro') })
  const [href = ''] = await files.filesOf(path)
  expect((await files.sender.get(href)).text).toBe('%PDF-1.7 with a blank')
  const { text } = await files.sender.get(`${path}/receipt`)
  expect(text.match(/yui-files__hash/g)).toHaveLength(2)
  expect(text).toContain('無害化した写しを保存しました。')
  const { text: said } = await files.post({ attachments: pdf('会則.pdf', 'refuse') })
  expect(said).toContain('無害化できなかったため')
})

test('a large file goes on from where a download was cut off', async () => {
  use({})
  const path = await files.send({
    attachments: pdf('大きい.pdf', '0123456789'),
    'attachments.seenBy': 'public',
  })
  await publish(app, 'shinjo', path.split('/').at(-1) ?? '')
  const [href = ''] = await files.filesOf(path)
  const ask = async (range: string) => {
    const response = await app.app.request(`http://yui.test${href}`, { headers: { range } })
    return [response.status, response.headers.get('content-range'), await response.text()]
  }
  expect(await ask('bytes=9-12')).toEqual([206, 'bytes 9-12/19', '0123'])
  expect(await ask('bytes=15-')).toEqual([206, 'bytes 15-18/19', '6789'])
  expect(await ask('bytes=-2')).toEqual([206, 'bytes 17-18/19', '89'])
  expect(await ask('bytes=19-')).toEqual([416, 'bytes */19', ''])
  expect((await ask('bytes=0-1,3-4'))[0]).toBe(200)
  expect((await ask('lines=1-2'))[0]).toBe(200)
})
