import { expect, test } from 'vitest'
import { readDeliveryFailure } from './delivery-status.ts'

const bounce = ({ action = 'failed', status = '5.1.1', id = 'abc@yui' } = {}) =>
  [
    'From: MAILER-DAEMON@mx.example.jp',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="B1"',
    'Subject: Undelivered Mail Returned to Sender',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--B1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'Message-ID: <not-this@one>',
    '',
    '--B1',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.jp',
    '',
    'Final-Recipient: rfc822; hanako@example.jp',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 <hanako@example.jp>: Recipient address',
    '    rejected: User unknown',
    '',
    '--B1',
    'Content-Type: message/rfc822',
    '',
    'To: hanako@example.jp',
    `Message-ID: <${id}>`,
    '',
    'body',
    '',
    '--B1--',
  ].join('\r\n')

test('a bounce names the mail and the reason', () => {
  expect(readDeliveryFailure(bounce())).toEqual({
    messageId: 'abc@yui',
    reason: '550 5.1.1 <hanako@example.jp>: Recipient address rejected: User unknown',
  })
})

test('a mail that is only late, or was delivered, has not come back', () => {
  expect(readDeliveryFailure(bounce({ action: 'delayed', status: '4.4.1' }))).toBeUndefined()
  expect(readDeliveryFailure(bounce({ action: 'delivered', status: '2.0.0' }))).toBeUndefined()
})

test('an answer of a person is no bounce, whatever it quotes', () => {
  expect(
    readDeliveryFailure('Subject: Re\n\nAction: failed\nStatus: 5.0.0\nMessage-ID: <abc@yui>'),
  ).toBeUndefined()
  expect(readDeliveryFailure('')).toBeUndefined()
})
