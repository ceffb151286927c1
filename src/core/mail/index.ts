export { type NewMail, queueMail } from './queue.ts'
export { cityOfMail, openSender } from './send.ts'
