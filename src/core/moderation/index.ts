export { PublicationRules } from './list.tsx'
export {
  checkDays,
  checkDueOn,
  findPublicationRule,
  objectionDays,
  publicationRules,
} from './rules.ts'
