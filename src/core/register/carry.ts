import { sql } from 'kysely'
import { fiscalYear } from '../../lib/dates.ts'
import type { NoticeVisit } from '../notice/index.ts'
import { bumpPages } from '../trail/ledger.ts'
import { addEntries, type RegisterEntry } from './entries.ts'

const atOnce = 500

/**
 * Work that goes on when a fiscal year begins is in the register of that year, too. What a list or a section brought is
 * not: they bring it anew. Amounts are each year’s own.
 */
export async function carryOver({ tx, today, now }: NoticeVisit): Promise<void> {
  const year = fiscalYear(today)
  const { rows } = await sql<RegisterEntry>`SELECT e.* FROM collaboration c
    JOIN LATERAL (SELECT * FROM register_entry e WHERE e.city_id = c.city_id AND e.case_id = c.id AND NOT e.out
      ORDER BY e.fiscal_year DESC LIMIT 1) e ON e.fiscal_year < ${year}
    WHERE c.city_id = ${tx.cityId} AND c.state = 'open' AND c.stage = 'running' AND c.source IS DISTINCT FROM 'register'
    ORDER BY e.id LIMIT ${atOnce}`.execute(tx.db)
  if (rows.length === 0) return
  await addEntries(
    tx,
    rows.map(({ case_id, section, field, form, forms, partner_kinds, plan_codes, shown }) => ({
      case_id,
      fiscal_year: year,
      origin: 'case',
      section,
      field,
      form,
      forms,
      partner_kinds,
      plan_codes,
      decided: null,
      settled: null,
      shown,
    })),
    now,
  )
  await bumpPages(tx)
}
