export { PublicationRules } from './list.tsx'
export {
  checkDueOn,
  findPublicationRule,
  objectionDays,
  publicationRules,
} from './rules.ts'
