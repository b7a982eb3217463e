-- A row in every table of revision 0003, as version 0.3 wrote them. This file stays as it is.
INSERT INTO chats (platform, chat, owner, chosen, language, daily, told, game, preferences, greeted) VALUES
  ('console', 'here', 'ann', 'ru', 'az', '2026-04-27', '2026-04-28', 'g2', '{"starters":"admins","seconds":30,"quiet":"22-8"}', true),
  ('console', 'there', '', '', 'en', '', '', '', '', false);
INSERT INTO talks (platform, chat, player, state, at) VALUES
  ('console', 'here', 'ann', '{"language":"ru","topic":{"start":1,"end":3,"kind":"film","ids":["arsin"],"likeness":0.875,"whole":false},"topic_until":"2026-04-28T12:10:00Z","turn":7}', 1777377600000);
INSERT INTO games (platform, chat, game, state, mode, theme, questions, winners, ended) VALUES
  ('console', 'here', 'g1', NULL, 'game', 'films', 7, '["ann","bob"]', 1777377600000),
  ('console', 'here', 'g2', '{"id":"g2","mode":"game","host":"ann","started":1800000000000,"upcoming":["1-typed"],"total":2,"phase":"asking","since":1800000000000,"serial":1,"theme":"","round":{"number":1,"question":{"id":"0-choice","kind":"choice","topic":"films","difficulty":1,"prompt":{"az":"What is it?","en":"What is it?","ru":"What is it?"},"answer":{"az":"Arşın mal alan","en":"Arşın mal alan","ru":"Arşın mal alan"},"why":{"az":"So it is.","en":"So it is.","ru":"So it is."},"source":{"title":"Source","url":"https://example.org"},"more":"film.card","decade":null,"options":[{"az":"Sevil","en":"Sevil","ru":"Sevil"},{"az":"Arşın mal alan","en":"Arşın mal alan","ru":"Arşın mal alan"},{"az":"Bəxtiyar","en":"Bəxtiyar","ru":"Bəxtiyar"},{"az":"Görüş","en":"Görüş","ru":"Görüş"}],"right":[1],"year":0,"accepted":[],"others":[],"answer_kind":"free","clues":[],"hint":null,"struck":[]},"opened":1800000000000,"deadline":1800000016000,"shown":false,"hinted":false,"clue":0,"answers":{"ann":{"at":1800000000000,"tries":0,"options":[1],"year":null,"text":"","right":true,"locked":true,"hinted":false,"clue":0}},"strays":{},"skips":[],"hints":[]},"players":{"ann":{"id":"ann","name":"Ann","points":0,"right":0,"time":0,"streak":0,"best_streak":0,"active":1},"bob":{"id":"bob","name":"Bob","points":0,"right":0,"time":0,"streak":0,"best_streak":0,"active":0}},"spent":0,"closed":0,"silent":0,"pausing":false,"patient":false,"pace":{"lobby":60000,"pause":7000,"question":30000},"version":1}', 'game', '', 0, '[]', NULL);
INSERT INTO timers (platform, chat, kind, name, due) VALUES ('console', 'here', 'game', '', 1800000016000);
INSERT INTO subscriptions (platform, chat, kind, at, zone) VALUES ('console', 'here', 'daily', '09:30', 'Europe/Berlin');
INSERT INTO appointments (platform, chat, at, what, rest, zone) VALUES
  ('console', 'here', 1777651200000, 'game', '10 actors', 'Asia/Baku');
INSERT INTO asked_questions (platform, chat, question) VALUES ('console', 'here', 'q1'), ('console', 'here', 'q2');
INSERT INTO outbox (platform, chat, kind, slot, said, state, not_before, attempts, unsure, fence, message, at) VALUES
  ('console', 'here', 'news', 'g2/lobby', '', 'sent', 0, 0, 0, 3, 'm1', 1777377600000),
  ('console', 'here', 'news', 'g2/lobby', '{"text":"hello","buttons":[{"label":"Yes","data":"y|1"}],"to":"","kind":"news","slot":"g2/lobby","choice":{"question":"What?","options":["This","That"],"right":1,"why":"So.","seconds":30,"above":"Today:","beside":[{"label":"Skip","data":"s|1"}]},"ends":false,"answers":"m7","sign":""}', 'waiting', 5, 2, 1, 3, '', 1777377600000);
INSERT INTO polls (platform, poll, chat, votes, at) VALUES
  ('console', 'p1', 'here', '["g|g2|1|pick|0","g|g2|1|pick|1"]', 1777377600000);
INSERT INTO players (platform, player, name, last, correct, streak, best) VALUES
  ('console', 'ann', 'Ann', '2026-04-27', true, 2, 5);
INSERT INTO scores (platform, chat, game, round, player, topic, points, correct, streak, together, at) VALUES
  ('console', 'here', 'g1', 1, 'ann', 'films', 100, true, 1, true, 1777377600000);
INSERT INTO seen_events (platform, event, player, reply, at) VALUES
  ('console', 'e1', 'ann', '[{"text":"hush","buttons":[],"to":"ann","kind":"chatter","slot":"","choice":null,"ends":false,"answers":"","sign":"noted"}]', 1777377600000);
INSERT INTO unanswered (question, asker, language, outcome, day, about) VALUES
  ('who?', 'b8de98', 'en', 'none', '2026-04-28', 'sevil_1929.director');
INSERT INTO ignored (question, at) VALUES ('what?', 1777377600000);
INSERT INTO settings (name, value) VALUES ('asker key', '12ab');
INSERT INTO leases (name, holder, fence, until) VALUES ('outbox console', 'a', 3, 1777377600000);
INSERT INTO audit (at, what, platform, event, detail) VALUES (1777377600000, 'failed event', 'console', 'e0', 'ValueError');
