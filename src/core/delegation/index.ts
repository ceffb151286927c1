export {
  changeDelegation,
  type Delegation,
  findDelegation,
  findHolding,
  insertDelegation,
  keepAct,
  listDelegations,
} from './queries.ts'
export { objectionDays, type Standing, standingOf } from './rules.ts'
