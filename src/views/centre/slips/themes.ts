import { z } from 'zod'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { block, line } from '../../../lib/form-text.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export type Theme = { code: string; name: string; hidden: boolean; own: boolean }
type Row = { code: string; name: string; hidden: boolean }

export const listThemeRows = ({ db, cityId }: Tx): Promise<Row[]> =>
  db
    .selectFrom('centre_theme')
    .select(['code', 'name', 'hidden'])
    .where('city_id', '=', cityId)
    .orderBy('created_at')
    .orderBy('code')
    .limit(200)
    .execute()

/** The city's own fields first, as far as the centre uses them, then what the centre added. */
export function themesOf({ fields }: Pick<Definition, 'fields'>, rows: readonly Row[], lang: Lang): Theme[] {
  const stored = new Map(rows.map((row) => [row.code, row]))
  const codes = new Set(fields.map(({ code }) => code))
  return [
    ...fields.map(({ code, name }) => ({
      code,
      name: pick(name, lang),
      hidden: stored.get(code)?.hidden ?? false,
      own: false,
    })),
    ...rows.filter(({ code }) => !codes.has(code)).map((row) => ({ ...row, own: true })),
  ]
}

export const themeName = (themes: readonly Theme[], code: string): string =>
  themes.find((theme) => theme.code === code)?.name ?? code

/** Those that are used, and new ones, one a line. */
export const themesForm = z.object({ used: z.array(line({ max: 60 })), added: block({ max: 1000 }) })
export type ThemesInput = z.output<typeof themesForm>

export const addedNames = (added: string, known: readonly Theme[]): string[] => [
  ...new Set(
    added
      .split('\n')
      .map((name) => Array.from(name.trim()).slice(0, 40).join(''))
      .filter((name) => name !== '' && !known.some((theme) => theme.name === name)),
  ),
]

type Saved = { code: string; name: string; hidden: boolean }

/** Nothing is taken away: what is used no more is hidden, and old slips keep it. */
export async function saveThemes({ db, cityId }: Tx, themes: readonly Saved[], now: Date): Promise<void> {
  if (themes.length === 0) return
  await db
    .insertInto('centre_theme')
    .values(themes.map((theme) => ({ ...theme, city_id: cityId, created_at: now })))
    .onConflict((conflict) =>
      conflict
        .columns(['city_id', 'code'])
        .doUpdateSet((eb) => ({ hidden: eb.ref('excluded.hidden'), name: eb.ref('excluded.name') })),
    )
    .execute()
}
