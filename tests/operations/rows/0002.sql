-- A game in its midst, as the version of revision 0002 kept it when it was killed: two people in a group on the fake
-- Telegram, a question that one of them has answered wrongly once. The numbers of its updates are moved back, or those of
-- the next bot would be known, and the question is open for a minute longer. This file stays as it is.
INSERT INTO chats (platform, chat, owner, chosen, language, daily, told, game, preferences, greeted) VALUES
  ('telegram', '-1004200000013', '', '', 'en', '', '', 'mwx6hb2z', '', true);
INSERT INTO talks (platform, chat, player, state, at) VALUES
  ('telegram', '-1004200000013', '5100000017', '{"language":"en","topic":null,"topic_until":null,"turn":2}', 1795674913883);
INSERT INTO games (platform, chat, game, state, mode, theme, questions, winners, ended) VALUES
  ('telegram', '-1004200000013', 'mwx6hb2z', '{"id":"mwx6hb2z","mode":"game","host":"5100000017","started":1795674913883,"upcoming":["arshin_mal_alan_1965.director.typed","arshin_mal_alan_1945.role.rashid_behbudov.typed","hail_2012.composer.typed"],"total":5,"phase":"asking","since":1795674917930,"serial":3,"theme":"|typed","round":{"number":2,"question":{"id":"nasimi_1973.author.typed","kind":"typed","topic":"films","difficulty":2,"prompt":{"az":"“Nəsimi” (1973) filmi kimin əsəri əsasında çəkilib?","en":"Whose work is “Nasimi” (1973) based on?","ru":"По произведению какого автора снят фильм «Насими» (1973)?"},"answer":{"az":"İsa Hüseynov","en":"Isa Huseynov","ru":"Иса Гусейнов"},"why":{"az":"“Nəsimi” (1973) filmi “Məhşər” əsəri əsasında çəkilib; müəllifi — İsa Hüseynov. Film şair İmadəddin Nəsiminin 600 illik yubileyi münasibətilə çəkilib.","en":"“Nasimi” (1973) is based on “Judgement Day” by Isa Huseynov. The film was made to mark the 600th anniversary of the poet Imadaddin Nasimi.","ru":"Фильм «Насими» (1973) снят по произведению «Судный день»; автор — Иса Гусейнов. Фильм снят к 600-летнему юбилею поэта Имадеддина Насими."},"source":{"title":"aki.az: “Nəsimi” filmi — Həsən Seyidbəylinin 100 illiyi rubrikasında","url":"https://aki.az/n%C9%99simi-filmi-h%C9%99s%C9%99n-seyidb%C9%99ylinin-100-illiyi-rubrikasinda/"},"more":"f.card|nasimi_1973","decade":1970,"options":[],"right":[],"year":0,"accepted":["İsa Hüseynov","Isa Huseynov","Иса Гусейнов","İsa Muğanna","İsa Mustafa oğlu Hüseynov","İsa Muğanna","Muğanna","Муганна"],"others":["Rüstəm İbrahimbəyov","Rustam Ibragimbekov","Рустам Ибрагимбеков","Georgi Mdivani","Georgy Mdivani","Георгий Мдивани","Məcid Şamxalov","Majid Shamkhalov","Меджид Шамхалов","Sadıq Hüseynov","Sadig Huseynov","Садых Гусейнов"],"answer_kind":"person","clues":[],"hint":{"az":"Belə yazılır: İ·· H·······","en":"It looks like this: I·· H·······","ru":"Пишется так: И·· Г·······"},"struck":[]},"opened":1795674918944,"deadline":1795675003944,"shown":true,"hinted":false,"clue":0,"answers":{"5100000024":{"at":1795674918950,"tries":1,"options":[],"year":null,"text":"Titanic","right":false,"locked":false,"hinted":false,"clue":0}},"strays":{},"skips":[],"hints":[]},"players":{"5100000017":{"id":"5100000017","name":"Ann","points":98,"right":1,"time":1002,"streak":1,"best_streak":1,"active":1},"5100000024":{"id":"5100000024","name":"Bob","points":0,"right":0,"time":31000,"streak":0,"best_streak":0,"active":2}},"spent":31000,"closed":1,"silent":0,"pausing":false,"patient":false,"pace":{"lobby":60000,"pause":7000,"question":0},"version":1}', 'game', '|typed', 0, '[]', NULL);
INSERT INTO timers (platform, chat, kind, name, due) VALUES
  ('telegram', '-1004200000013', 'game', '', 1795674931444);
INSERT INTO asked_questions (platform, chat, question) VALUES
  ('telegram', '-1004200000013', 'turksoy_molla_nasraddin.quiz_friend_of_difficult_days.typed'),
  ('telegram', '-1004200000013', 'nasimi_1973.author.typed');
INSERT INTO outbox (platform, chat, kind, slot, said, state, not_before, attempts, unsure, fence, message, at) VALUES
  ('telegram', '-1004200000013', 'chatter', '', '', 'sent', 0, 0, 0, 1, '3', 1795674913919),
  ('telegram', '-1004200000013', 'news', 'mwx6hb2z/lobby', '', 'sent', 0, 0, 0, 1, '4', 1795674914904),
  ('telegram', '-1004200000013', 'news', 'mwx6hb2z/lobby', '', 'sent', 0, 0, 0, 1, '4', 1795674915900),
  ('telegram', '-1004200000013', 'question', 'mwx6hb2z/1', '', 'sent', 0, 0, 0, 1, '5', 1795674916905),
  ('telegram', '-1004200000013', 'news', '', '', 'sent', 0, 0, 0, 1, '7', 1795674917926),
  ('telegram', '-1004200000013', 'question', 'mwx6hb2z/2', '', 'sent', 0, 0, 0, 1, '8', 1795674918944);
INSERT INTO players (platform, player, name, last, correct, streak, best) VALUES
  ('telegram', '5100000017', 'Ann', '', false, 0, 0);
INSERT INTO scores (platform, chat, game, round, player, topic, points, correct, streak, together, at) VALUES
  ('telegram', '-1004200000013', 'mwx6hb2z', 1, '5100000017', 'studio', 98, true, 1, true, 1795674917907);
INSERT INTO seen_events (platform, event, player, reply, at) VALUES
  ('telegram', '7310582946:615470201', '5100000017', '[]', 1795674913844),
  ('telegram', '7310582946:615470204', '5100000017', '[]', 1795674913883),
  ('telegram', '7310582946:615470205', '5100000024', '[{"text":"Bob, you are in.","buttons":[],"to":"5100000024","kind":"chatter","slot":"","choice":null,"ends":false,"seconds":0,"answers":"","sign":""}]', 1795674914914),
  ('telegram', '7310582946:615470206', '5100000017', '[]', 1795674914966),
  ('telegram', '7310582946:615470207', '5100000017', '[{"text":"Right!","buttons":[],"to":"5100000017","kind":"chatter","slot":"","choice":null,"ends":false,"seconds":0,"answers":"","sign":"right"}]', 1795674917907),
  ('telegram', '7310582946:615470208', '5100000017', '[]', 1795674917930),
  ('telegram', '7310582946:615470209', '5100000024', '[{"text":"Not that. 2 tries left.","buttons":[],"to":"5100000024","kind":"chatter","slot":"","choice":null,"ends":false,"seconds":0,"answers":"","sign":"wrong"}]', 1795674918950);
INSERT INTO leases (name, holder, fence, until) VALUES
  ('sweep', 'vm-16028-9f5e1f4c', 1, 1795682113682),
  ('outbox telegram', 'vm-16028-9f5e1f4c', 1, 1795674928847),
  ('telegram polling', 'vm-16028-2a6c5fd5', 1, 1795674928827);
