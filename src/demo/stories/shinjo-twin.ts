import type { Story } from '../story.ts'

/** Somebody else had the same thought. */
export const helpersInSnow: Story = {
  title: '雪下ろしを手伝う人の名簿',
  issue: 'ひとり暮らしの家では、雪下ろしをたのむ先が見つかりません。',
  wish: '手伝える人の名簿をつくり、たのみたい人とつなぎたいです。',
  by: 'civic',
  proposer: '見本NPO ゆきわりひろばの雪の班です。',
  field: 'snow',
  daysAgo: 20,
  reach: 'accepted',
  officer: 'officer',
  twin: {
    by: 'resident',
    title: '雪かきの助っ人さがし',
    issue: '腰を痛めて、今年は雪をおろせません。だれにたのめばよいか分かりません。',
    wish: '手伝ってくれる人を、近くで見つけられるようにしたいです。',
    proposer: '見本 さくら。一人で住んでいます。',
    reason: '雪下ろしを手伝う人を見つけたいという、同じことについてのアイデアなので。',
  },
  reply: '名簿にのせる項目と、けがのときの保険を一緒に確かめましょう。来週お会いできますか。',
}
