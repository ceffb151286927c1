import pino, { type Logger } from 'pino'

/** Lines of JSON without personal data: path, status, times and ids; never a body, a name, an address or a cookie. */
export const openLog = (level: string): Logger =>
  pino({
    level,
    base: null,
    redact: { paths: ['req.headers', 'body', 'email', 'password', 'name'], remove: true },
  })
