export { enqueue } from './enqueue.ts'
export { installJobs } from './install.ts'
export { type CronLine, type JobRunner, type JobsOptions, runJobs, runJobsOnce, type Tasks } from './run.ts'
