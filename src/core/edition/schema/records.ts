import { z } from '@hono/zod-openapi'
import { sourced, text } from './text.ts'

/** 保存期間 as the city's 文書管理規程 says, and what it tells people whose data it asks for. */
export const records = z
  .strictObject({
    classes: z
      .array(
        z.strictObject({
          code: z
            .enum([
              'agreement',
              'consultation',
              'account',
              'group',
              'notices',
              'reads',
              'corrections',
              'delegations',
              'plans',
              'advisers',
            ])
            .describe(
              'agreement: 協定・実施・評価のある案件; consultation: アイデア・相談で終わった案件; account: 使われなくなったアカウント・連絡先; group: 終わった団体; notices: メール・手紙・電話の控え; reads: 個人の情報を見た記録; corrections: 個人の情報の訂正の申し出; delegations: 支援センターへの委任; plans: 人事異動・機構改革の準備; advisers: 終わったコーディネーター・アドバイザーの登録',
            ),
          years: z.number().int().min(1).max(100).optional().describe('1, 3, 5, 10, 30 …; left out: 永年'),
          measure: z.enum(['discard', 'transfer']).default('discard').describe('満了時の措置: 廃棄, 移管'),
          ...sourced,
        }),
      )
      .default([]),
    purpose: text
      .optional()
      .describe('利用目的 shown where names and contacts are asked for; left out: Yui’s words, marked so'),
    contact: text.optional().describe('Who answers questions about personal data'),
  })
  .describe('Left out: Yui’s proposal, marked so')
