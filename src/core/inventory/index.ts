export { inventoryName } from './city.ts'
export { type InventoryEvent, keepInventoryEvent } from './events.ts'
export { findTask, type Task, type TaskOnSheet } from './queries.ts'
