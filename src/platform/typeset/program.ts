import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { z } from 'zod'

/** A program of its own, started for one paper: what it took (some 250 MB) is given back when it ends. */
const asked = z.object({
  /** The text of a template of ours. */
  template: z.string(),
  /** What it shows, as JSON: data never becomes part of the template. */
  data: z.string(),
  /** When it was made, in seconds: the same paper is then the same bytes. */
  at: z.number(),
})

const fonts = join(
  dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/biz-udpgothic/package.json')),
)
const { template, data, at } = asked.parse(JSON.parse(await text(process.stdin)))
const compiler = NodeCompiler.create({
  workspace: '/nonexistent',
  fontArgs: [{ fontPaths: [join(fonts, '400Regular'), join(fonts, '700Bold')] }],
})
const pdf = compiler.pdf(
  { mainFileContent: template, inputs: { data } },
  { pdfStandard: 'ua-1', creationTimestamp: at },
)
process.stdout.write(pdf)
