import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publish } from '../src/testing/publication.ts'
import { launchBrowser } from './browser.ts'
import { nothingYet, startWorld, type World } from './server.ts'
import {
  arrive,
  choose,
  follow,
  heading,
  openWalker,
  press,
  sendWhatIsWritten,
  type Walker,
  write,
} from './walker.ts'

let world: World
let browser: Browser
beforeAll(async () => {
  world = await startWorld(nothingYet)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

/** A resident with the idea's form in front of them. */
async function atTheForm(options: Parameters<typeof openWalker>[2] = {}): Promise<Walker> {
  const walker = await openWalker(browser, world.origin, options)
  await walker.page.goto('/echizen/ideas/new')
  await follow(walker.page, /^アカウントを持っている方は/)
  await press(walker.page, '見本 さくらとして入る')
  return walker
}

const fillIn = async (page: Page, title: string, names = '見本の会') => {
  await write(page, '題名', title)
  await write(page, '困っていること・課題', '道が暗い。')
  await write(page, '実現したいこと', '明かりをつけたい。')
  await write(page, 'わたしたちについて', names)
  await choose(page, '分野', '分からない')
  await choose(page, '見える範囲', 'みんなに公開する')
}

const casesCalled = async (title: string): Promise<number> =>
  (await world.test.owner.query('SELECT id FROM collaboration WHERE title = $1', [title])).rows.length

const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const at = document.activeElement
    return at.labels?.[0]?.textContent.replace(/\\s+/g, ' ').trim() ?? at.textContent.trim()
  })()`)

const isOutlined = (page: Page): Promise<boolean> =>
  page.evaluate(`(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  })()`)

/** Presses Tab until the place is reached that is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab')
    if (name.test(await focused(page))) return
  }
  throw new Error(`no way with Tab to ${name}`)
}

describe('with the keyboard alone', () => {
  test('an idea is written and sent, and a mistake is told where it is', async () => {
    const { page, complaints, leave } = await openWalker(browser, world.origin, {})
    await page.goto('/echizen')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('本文へ進む')
    await page.keyboard.press('Enter')
    await tabTo(page, /^アイデアを送る$/)
    await arrive(page, () => page.keyboard.press('Enter'))
    await tabTo(page, /^アカウントを持っている方は/)
    await arrive(page, () => page.keyboard.press('Enter'))
    await tabTo(page, /見本 さくらとして入る/)
    await arrive(page, () => page.keyboard.press('Enter'))
    await typeIdea(page)
    await tabTo(page, /^確認画面へ進む$/)
    await arrive(page, () => page.keyboard.press('Enter'))
    expect(await focused(page)).toContain('入力を直してください（1件）')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('題名 ※必須')
    await page.keyboard.type('夜道に明かり')
    await tabTo(page, /^確認画面へ進む$/)
    await arrive(page, () => page.keyboard.press('Enter'))
    await tabTo(page, /^この内容で送る$/)
    await arrive(page, () => page.keyboard.press('Enter'))
    expect(await heading(page)).toBe('受け付けました')
    expect(complaints).toEqual([])
    await leave()
  })

  /** Everything but the title. */
  async function typeIdea(page: Page) {
    for (const label of [/^困っていること/, /^実現したいこと/, /^わたしたちについて/]) {
      await tabTo(page, label)
      await page.keyboard.type('見本')
    }
    await tabTo(page, /^福祉・健康$/)
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe('分からない')
    await tabTo(page, /^みんなに公開する$/)
    await page.keyboard.press('Space')
  }

  test('what opens with Enter closes with Escape, and focus comes back', async () => {
    const { page, leave } = await atTheForm({ viewport: { width: 360, height: 740 } })
    const menu = page.getByRole('button', { name: 'メニュー' })
    await menu.focus()
    await page.keyboard.press('Enter')
    const list = page.getByRole('navigation', { name: '主なメニュー' })
    expect(await list.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await list.isVisible()).toBe(false)
    expect(await focused(page)).toBe('メニュー')
    await leave()
  })

  test('where the focus is can be seen everywhere on the way', async () => {
    const { page, leave } = await atTheForm()
    const unseen: string[] = []
    for (let steps = 0; steps < 60; steps += 1) {
      await page.keyboard.press('Tab')
      const at = await focused(page)
      if (!(await isOutlined(page))) unseen.push(at)
      if (at === 'このページの先頭へ') break
    }
    expect(unseen).toEqual([])
    expect(await focused(page)).toBe('このページの先頭へ')
    await leave()
  })
})

describe('a form that is sent', () => {
  test('twice at once is sent once', async () => {
    const { page, leave } = await atTheForm()
    await fillIn(page, '二度おし')
    await press(page, '確認画面へ進む')
    await arrive(page, () => page.getByRole('button', { name: 'この内容で送る' }).dblclick())
    expect(await heading(page)).toBe('受け付けました')
    expect(await casesCalled('二度おし')).toBe(1)
    await leave()
  })

  test('twice at once is one idea without JavaScript too', async () => {
    const { page, leave } = await atTheForm({ javaScriptEnabled: false })
    await fillIn(page, '二度おし、なし')
    await press(page, '確認画面へ進む')
    await arrive(page, () => page.getByRole('button', { name: 'この内容で送る' }).dblclick())
    await expect.poll(() => heading(page)).toBe('受け付けました')
    expect(await casesCalled('二度おし、なし')).toBe(1)
    await leave()
  })

  test('is there again by the back button, and the receipt by the forward button', async () => {
    const { page, complaints, leave } = await atTheForm()
    await fillIn(page, '行ったり来たり')
    await sendWhatIsWritten(page)
    const receipt = page.url()
    await page.goBack()
    expect(await heading(page)).toBe('協働の種を書く')
    await page.goForward()
    expect([page.url(), await heading(page)]).toEqual([receipt, '受け付けました'])
    expect(await casesCalled('行ったり来たり')).toBe(1)
    expect(complaints).toEqual([])
    await leave()
  })

  test('is asked once more at an address of its own: reloaded and gone back to, it sends nothing', async () => {
    const { page, complaints, leave } = await atTheForm({ javaScriptEnabled: false })
    await fillIn(page, '読み直してから')
    await press(page, '確認画面へ進む')
    const asked = await heading(page)
    await page.reload()
    expect(await heading(page)).toBe(asked)
    await press(page, '書き直す')
    expect(await page.getByLabel(/^題名/).inputValue()).toBe('読み直してから')
    await page.goBack()
    expect([await heading(page), await casesCalled('読み直してから')]).toEqual([asked, 0])
    await arrive(page, () => page.getByRole('button', { name: 'この内容で送る' }).click())
    expect([await casesCalled('読み直してから'), complaints]).toEqual([1, []])
    await leave()
  })

  test('with a mistake keeps everything typed, and put right it is one idea', async () => {
    const { page, leave } = await atTheForm({ javaScriptEnabled: false })
    await fillIn(page, '')
    await press(page, '確認画面へ進む')
    expect(await page.getByLabel('わたしたちについて').inputValue()).toBe('見本の会')
    expect(await page.getByRole('radio', { name: 'みんなに公開する' }).isChecked()).toBe(true)
    expect(await page.title()).toContain('協働の種を書く')
    await write(page, '題名', 'なおして送る')
    await sendWhatIsWritten(page)
    expect(await casesCalled('なおして送る')).toBe(1)
    await leave()
  })
})

describe('what people type', () => {
  test.each([
    ['names as they are written', '髙﨑葛󠄀𠮷 邉', '髙﨑葛󠄀𠮷 邉'],
    ['emoji', '👨‍👩‍👧 と 🏳️‍🌈 の会', '👨‍👩‍👧 と 🏳️‍🌈 の会'],
    [
      'a script',
      '<script>alert(1)</script>"><img src=x onerror=alert(2)>',
      '<script>alert(1)</script>"><img src=x onerror=alert(2)>',
    ],
    ['control characters and turned text', 'まち\u0000\u0008の\u202E会\u2066', 'まちの会'],
  ])('%s: it stands on the page as text, and nothing else happens', async (_, typed, shown) => {
    const { page, complaints, leave } = await atTheForm({ viewport: { width: 320, height: 640 } })
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await fillIn(page, typed, typed)
    await sendWhatIsWritten(page)
    await follow(page, '案件のページを見る')
    expect(await heading(page)).toBe(shown)
    expect(await page.title()).toContain(shown)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    await publish(world.test, 'echizen', /cases\/([^/]+)/.exec(page.url())?.[1] ?? '')
    await page.goto(`/echizen/cases?q=${encodeURIComponent(shown)}`)
    expect(await page.getByRole('link', { name: shown }).count()).toBe(1)
    expect({ dialogs, complaints }).toEqual({ dialogs: [], complaints: [] })
    await leave()
  })

  test('a title of 10,000 characters is refused in words, kept, and the page stays in its window', async () => {
    const { page, leave } = await atTheForm({ viewport: { width: 320, height: 640 } })
    await fillIn(page, 'あ'.repeat(10_000))
    await press(page, '確認画面へ進む')
    expect(await page.getByRole('alert').textContent()).toContain('100文字')
    expect((await page.getByLabel(/^題名/).inputValue()).length).toBe(10_000)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    await leave()
  })

  test('a word without a place to break does not push the page out of its window', async () => {
    const { page, leave } = await atTheForm({ viewport: { width: 320, height: 640 } })
    await fillIn(page, 'w'.repeat(100), `https://example.jp/${'x'.repeat(300)}`)
    await sendWhatIsWritten(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    await follow(page, '案件のページを見る')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    await page.goto('/echizen/cases')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    await leave()
  })
})
