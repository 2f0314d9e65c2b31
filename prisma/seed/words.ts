import type { CallbackOutcome } from '@linli/domain/callbacks';
import type { HoldReason, Rating } from '@linli/domain/tickets';

type Both = { zh: readonly string[]; en: readonly string[] };

/** What staff and residents say along the way, in the language of the matter. */
export const words = {
  // Between colleagues, as the note of any step.
  accept: {
    zh: [
      '已打电话给住户，时间约好了。',
      '收到，正在联系师傅。',
      '照片看过了，要带工具去。',
      '我先打电话了解一下情况。',
      '',
    ],
    en: ['Called the resident; a time is agreed.', 'Received. I will send someone today.', ''],
  },
  reply: {
    zh: [
      '您好，师傅{今天下午|一小时内|明早九点}上门，请留意电话。',
      '已经安排人过去，有进展马上告诉您。',
      '谢谢您告诉我们，给您添麻烦了，正在处理。',
      '已与您电话确认时间，届时见。',
    ],
    en: [
      'A colleague will come {this afternoon|tomorrow at nine}. Please keep your phone at hand.',
      'Thank you for telling us. We are looking into it.',
    ],
  },
  thanks: {
    zh: ['好的，谢谢。', '收到，我在家。', '辛苦了！', '下午都在，来之前打个电话。'],
    en: ['Thank you, I am at home.', 'Great, thanks!'],
  },
  // One sentence, for a draw here would change all that is drawn after it.
  resume: { zh: ['等的事已经落实，今天继续处理。'], en: ['What we waited for is settled; we go on today.'] },
  note: {
    zh: [
      '住户白天上班，需{傍晚六点后|周末}上门。',
      '上月同一位置报过一次，注意查根因。',
      '材料仓里没有同型号，已下单。',
      '住户家有老人，上门前先打电话。',
      '楼上住户已联系，答应配合检查。',
      '需要登高，两人作业。',
    ],
    en: ['住户说英文，请带翻译卡。', '住户白天上班，傍晚上门。'],
  },
  dispatch: { zh: ['请带好配件。', '先打电话再上门。', '优先处理。', '', ''], en: ['', '先打电话再上门。'] },
  take: { zh: ['', '', '收到，马上去。'], en: [''] },
  verify: { zh: ['现场看过，已恢复。', '已回访住户，问题解决。', '照片核对无误。', ''], en: ['Checked on site.', ''] },
  sendBack: {
    zh: ['现场复查仍有渗水，请再处理。', '完工照片看不清，且现场未清理干净。', '试了两次仍未完全好，请返工。'],
    en: ['Still not right when checked; please go again.'],
  },
  reopen: {
    zh: ['{第二天|过了两天}又一样了，麻烦再来看看。', '没有彻底解决，晚上又出现了。', '修好的地方旁边又坏了。'],
    en: ['It came back the next day.'],
  },
  cancel: {
    zh: ['自己弄好了，不用来了，谢谢。', '重复报了，撤销这条。', '已经和邻居说好了。'],
    en: ['Solved it myself, thank you.'],
  },
  cancelOutside: { zh: ['刚才看已经恢复正常，撤销这条。', '邻居已经报过了，撤销这条。'], en: ['It works again.'] },
  merge: {
    zh: ['同一部电梯同一时间的报修，合并处理。', '与先报的是同一件事。'],
    en: ['Same matter as an earlier one.'],
  },
  guide: { zh: ['电话指导后已恢复，无需上门。', '已当面答复，住户清楚了。'], en: ['Solved over the phone.'] },
  opinion: {
    zh: [
      '希望多组织社区活动。',
      '管家很负责，点赞。',
      '停车位太紧张了。',
      '电梯老化，希望尽早更换。',
      '楼道卫生比去年好。',
      '晚上巡逻可以再多一些。',
      '报修后能看到进度，很放心。',
      '希望公共洗手间更干净。',
      '绿化养护不错，就是蚊子多。',
      '收费明细希望更清楚。',
      'Please keep the playground lights on longer.',
      '总体满意，继续努力。',
    ],
    en: [],
  },
} satisfies Record<string, Both>;

export const holds: Record<HoldReason, Both> = {
  parts: { zh: ['配件需厂家调货，到货后第一时间安装。'], en: ['Waiting for a part from the maker.'] },
  resident: { zh: ['住户出差，约好回来后上门。'], en: ['The resident is away; appointment made.'] },
  weather: { zh: ['连日下雨，外墙作业待天晴。'], en: ['Rain; outside work waits.'] },
  safety: { zh: ['先请人确认安全，再继续处理。'], en: ['Somebody checks that it is safe first.'] },
  third_party: { zh: ['等待维保单位排期。'], en: ['Waiting for the contractor.'] },
};

export const ratingWords: Record<Rating, Both> = {
  satisfied: {
    zh: ['很快，师傅也客气。', '处理得很好，谢谢！', '当天就解决了，满意。', '', '', '师傅自带鞋套，很细心。'],
    en: ['Fast and friendly, thank you.', ''],
  },
  fairly_satisfied: {
    zh: ['修好了，就是等得久一点。', '还可以。', '', '希望下次能准时。'],
    en: ['Fine, but it took a while.'],
  },
  dissatisfied: { zh: ['拖了太久，催了几次。', '没有真正解决。', '来了三次才弄好，耽误时间。'], en: ['Far too slow.'] },
};

export const callWords: Record<CallbackOutcome, Both> = {
  satisfied: { zh: ['住户表示问题已解决，感谢跟进。', '住户满意，没有其他要求。'], en: ['The resident is content.'] },
  fairly_satisfied: { zh: ['基本满意，希望以后提前通知。', '认可处理结果，提醒注意态度。'], en: ['Mostly content.'] },
  dissatisfied: {
    zh: ['住户反映这两天又出现同样情况，要求重新处理。', '住户认为只是表面处理，没有根治。'],
    en: ['The resident says it happens again.'],
  },
  unreachable: { zh: ['两次无人接听。'], en: ['No answer.'] },
};
