import { phoneHref } from '../components/desk-list.tsx'
import { Qr } from '../components/qr.tsx'
import { Mark } from '../mark.tsx'
import { uiMessages } from '../messages.ts'
import type { DocumentProps, FooterDesk } from './types.ts'

const Desk = ({ desk }: { desk: FooterDesk }) => (
  <li>
    <span>{desk.href ? <a href={desk.href}>{desk.name}</a> : desk.name}</span>
    {desk.phone && (
      <a class="yui-footer__phone" href={phoneHref(desk.phone)}>
        {desk.phone}
      </a>
    )}
  </li>
)

const PageAddress = ({ lang, shortUrl, qrSvg }: Pick<DocumentProps, 'lang' | 'shortUrl' | 'qrSvg'>) =>
  shortUrl ? (
    <div class="yui-footer__address">
      {qrSvg ?? <Qr text={shortUrl} label={uiMessages(lang).qrOf(shortUrl)} />}
      <p>
        <span>{uiMessages(lang).pageAddress}</span>
        <br />
        <span class="yui-footer__url">{shortUrl}</span>
      </p>
    </div>
  ) : null

export const Footer = ({ lang, city, footer, shortUrl, qrSvg }: DocumentProps) => {
  const words = uiMessages(lang)
  const desks = footer?.desks ?? []
  return (
    <footer class="yui-footer">
      <div class="yui-footer__inner">
        {desks.length > 0 && (
          <section class="yui-footer__desks" aria-labelledby="footer-desks">
            <h2 id="footer-desks">{words.askUs}</h2>
            <ul>
              {desks.map((desk) => (
                <Desk desk={desk} />
              ))}
            </ul>
          </section>
        )}
        <PageAddress lang={lang} shortUrl={shortUrl} qrSvg={qrSvg} />
        <div class="yui-footer__about">
          <p>
            <Mark /> {words.poweredBy}
          </p>
          <ul>
            {city && (
              <li>
                <a href="/">{words.allCities}</a>
              </li>
            )}
            <li>
              <a href="#top">{words.topOfPage}</a>
            </li>
          </ul>
        </div>
      </div>
    </footer>
  )
}
