import { defineExperiment } from '../experiment.ts';
import { addressIn, routeBetween } from '../shared/url-route.ts';
import { code } from './code.ts';
import { KNOBS } from './request.ts';

export default defineExperiment<typeof KNOBS>({
  title: { zh: '两个地址：同源吗？同站吗？', en: 'Two URLs: same origin? same site?' },
  knobs: KNOBS,
  about: 'relation',
  route: ({ a, b }, origins) => {
    const route = routeBetween(addressIn(a, origins), addressIn(b, origins), origins);
    return route ? [origins[route.from], origins[route.to]] : [];
  },
  code,
  server: 'fetch/endpoint',
  stage: 'ask',
});
