export { type NewMail, queueMail } from './queue.ts'
export { openSender } from './send.ts'
