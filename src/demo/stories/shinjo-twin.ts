import type { Story } from '../story.ts'

/** Somebody else had the same thought. */
export const helpersForSnow: Story['twin'] = {
  by: 'resident',
  title: '雪かきの助っ人さがし',
  issue: '腰を痛めて、今年は雪をおろせません。だれにたのめばよいか分かりません。',
  wish: '手伝ってくれる人を、近くで見つけられるようにしたいです。',
  proposer: '見本 さくら。一人で住んでいます。',
  reason: '雪下ろしを手伝う人を見つけたいという、同じことについてのアイデアなので。',
}
