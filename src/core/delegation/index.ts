export { holdingIn, matterOf, typedFor, typist } from './for-group.ts'
export {
  changeDelegation,
  type Delegation,
  findDelegation,
  findHolding,
  type GroupMatter,
  insertDelegation,
  keepAct,
  listDelegations,
  listMatters,
} from './queries.ts'
export { objectionDays, type Standing, standingOf } from './rules.ts'
