import type { Config } from '../config.ts'
import type { Databases } from './databases.ts'

/** The job process is configured by its environment alone, so that it can as well be started on its own. */
export const jobEnvironment = (config: Config, databases: Databases): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: databases.app,
  DATABASE_OWNER_URL: databases.owner,
  DATABASE_UNSEAL_URL: databases.unseal,
  YUI_DATA: config.folders.home,
  YUI_KEYS: config.folders.keys,
  YUI_ORIGIN: config.origin,
  SMTP_URL: config.mail?.url,
  MAIL_FROM: config.mail?.from,
  FILES_S3_URL: config.s3?.url,
  CLAMD: config.checks.clamd,
  LOG_LEVEL: config.logLevel,
})
