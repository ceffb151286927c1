export { findTheme, insertAnswer, type Theme } from './queries.ts'
export { isAnswerable, themeName } from './rules.ts'
