/**
 * A page of the lab that another one shows in a frame, or that a window comes to. It has one script for all of them, which does
 * what the page’s own address says.
 */
import { setFrameDomain } from './document-domain.ts';
import { DOMAINS } from './frames.ts';
import { answerByHash, relayHash } from './location-hash.ts';
import { nameFrame, tellName } from './window-name.ts';

const { page, reader } = document.currentScript?.dataset ?? {};
const query = new URLSearchParams(window.location.search);

switch (page) {
  case 'name':
    nameFrame();
    break;
  case 'blank':
    if (reader) tellName(reader);
    break;
  case 'hash':
    answerByHash(query.get('relay'));
    break;
  case 'relay':
    relayHash();
    break;
  case 'domain':
    setFrameDomain(DOMAINS.find(one => one === query.get('sets')) ?? null);
    break;
}
