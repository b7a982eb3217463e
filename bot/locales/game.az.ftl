# Botun oyunlarda dedikləri, Azərbaycan dilində.

# --- oyunlar ---------------------------------------------------------------------------------
title-game = Viktorina
title-quiz = Viktorina sualı
title-daily = Günün sualı
title-decades = Onilliklər boyu
title-timeline = Zaman xətti
title-anniversary = İldönümü oyunu
topic-studio = kinostudiya
topic-history = tarix
topic-films = filmlər
topic-directors = rejissorlar
topic-actors = aktyorlar
topic-music = musiqi
topic-people = sənətkarlar
kind-choice = seçim
kind-true-false = doğru-səhv
kind-year = illər
kind-typed = yazılı cavab
kind-clues = ipucları
kind-order = ardıcıllıq
kind-odd = artıq olan

lobby = { $title }: { $count } sual. Kim oynayır? Qoşulun; oyun { $seconds } saniyədən sonra, yaxud oyunçulardan biri “İndi başla” düyməsini basanda başlayacaq.
lobby-players = Oyunçular: { $players }
join = Qoşuluram
start-now = İndi başla
next = Növbəti sual
hint = Kömək
skip = Ötür
answer-button = Cavab ver
again = Yenə oyna
tell-more = Ətraflı danış
quiz-me = Bu barədə sual ver

# --- sual ------------------------------------------------------------------------------------
head = Sual { $number }/{ $total } · { $topic } · { $level } · { $seconds } san.
head-alone = { $title } · { $topic } · { $level } · { $seconds } san.
how-true-false = Doğrudur, yoxsa səhvdir?
how-year = İli yazın. Bir cəhdiniz var; ən yaxın cavab qazanır.
how-typed = Cavabı yazın. Üç cəhdiniz var.
how-clues = Cavabı yazın. İpucu nə qədər azdırsa, xal bir o qədər çoxdur; üç cəhdiniz var.
how-order = Nömrələri düzgün ardıcıllıqla basın və ya cavab kimi yazın, məsələn: { $example }
clue = { ORDINAL($number) } ipucu: { $text }
hint-is = Kömək: { $text }
hint-struck = Kömək: səhv variantlar — { $options }.

# --- cavab -----------------------------------------------------------------------------------
answer-is = Cavab: { $answer }
nobody-tried = Heç kim cavab vermədi.
nobody-right = Heç kim tapmadı.
stopped-question = Sual yarımçıq qaldı.
skipped = Sual ötürüldü.
gain = { $name }: +{ $points } ({ $seconds } san.)
gain-streak = { $name }: +{ $points } ({ $seconds } san., ardıcıl { ORDINAL($streak) } düzgün cavab)
gain-year = { $name }: { $year } (+{ $points })
fastest = Ən sürətli: { $name }
not-right = Tapmayanlar: { $names }
table-short = Hesab: { $table }
table-entry = { $name } { $points }

# --- oyunun sonu -----------------------------------------------------------------------------
end-played = Oyun bitdi.
end-stopped = Oyun dayandırıldı.
end-idle = Üç sual cavabsız qaldı: oyun bitdi.
end-nobody = Heç kim qoşulmadı, oyun baş tutmadı.
end-forgotten = Oyunda bütün bir gün heç nə baş vermədiyi üçün o bitdi.
end-empty = Bunun üçün sual yoxdur.
podium = { $place }. { $name } — { $points } xal, düzgün cavab: { $right }
no-table = Heç kimin xalı yoxdur.
seconds-left = Qalan vaxt: { $seconds } san.
score-none = İndi oyun getmir. Başlamaq üçün: /game

# --- bir oyunçuya deyilənlər -----------------------------------------------------------------
told-joined = { $name }, siz oyundasınız.
told-again = Bunu artıq etmisiniz.
told-late = Gecikdiniz: sual bağlanıb.
told-resting = Oyun fasilədədir. Davam etmək üçün: /resume
told-not-now = Bu, hazırda mümkün deyil.
told-host-only = Bunu yalnız oyunu başladan oyunçu, yaxud administrator edə bilər.
told-going-on = Oyun fasiləsiz davam edir.
told-voted = Bunun üçün daha { $number } oyunçunun səsi lazımdır.
told-not-playing = Siz oyunda deyilsiniz. Qoşulmaq üçün: /join
told-hint-given = Kömək artıq verilib.
told-no-tries = Üç cəhdiniz də bitib.
told-no-hint = Bu sual üçün kömək yoxdur.
told-locked = Cavabınız qəbul olundu.
told-answered = Cavabınız artıq qəbul olunub, dəyişmək olmaz.
told-done = Siz artıq cavab vermisiniz; bu, qalan oyunçuların işidir.
told-added = Hələ { $number } seçim qalır.
told-right = Düzdür!
told-close = Yaxındır! Qalan cəhd: { $number }.
told-wrong = Bu deyil. Qalan cəhd: { $number }.
told-out = Bu deyil, bu da üçüncü cəhd idi.
told-year = Bir il yazın, məsələn: 1945
told-strange = Göstərilən nömrələrdən birini seçin.
question-open = Viktorina sualı açıqdır. Bağlanandan sonra yenə soruşun.
question-open-pick = Viktorina sualı açıqdır: nömrə və ya düymə ilə cavab verin, yaxud ötürün: /skip. Başqa suallarınızı o bağlanandan sonra verə bilərsiniz.
resting = Oyun fasilədədir. Davam etmək üçün: /resume
resting-later = Bu sualdan sonra fasilə olacaq.
game-running = Burada artıq oyun gedir. Hesab: /score, dayandırmaq: /stop
no-game = Burada oyun getmir. Başlamaq üçün: /game
game-gone = Bu düymə bitmiş oyuna aiddir.
game-options = Mövzular: { $topics }
    Növlər: { $kinds }
game-usage = /game yazın; istəsəniz, sualların sayını (5–30), mövzunu və növü də əlavə edin, məsələn: /game 10 { topic-films } { kind-choice }
    { game-options }
quiz-usage = /quiz yazın; istəsəniz, mövzunu və növü də əlavə edin, məsələn: /quiz { topic-films } { kind-choice }
    { game-options }
quiz-none = Bu barədə viktorina sualım yoxdur.

# --- günün sualı -----------------------------------------------------------------------------
daily-done = { $right ->
    [yes] Bu günün sualına düzgün cavab vermisiniz.
   *[no] Bu günün sualı üçün cəhdinizdən artıq istifadə etmisiniz.
 } { $streak ->
    [0] Yenisi sabah.
   *[other] Ardıcıl günlər: { $streak }. Yenisi sabah.
 }
daily-here = Günün sualı bu gün burada artıq verilib.
daily-streak = { $name } — ardıcıl günlər: { $streak }

# --- ildönümləri -----------------------------------------------------------------------------
day-month = { $day } { month-name }
occasion-studio = “Azərbaycanfilm” kinostudiyasının doğum günü: kinofabrikin açılışı, { $date }
occasion-cinema-day = Azərbaycan Kinosu Günü: Bakıda çəkilmiş süjetlərin ilk nümayişi, { $date }
occasion-premiere = { $film } filminin premyerası, { $date }
occasion-birth = doğum günü: { $person }, { $date }
occasion-death = vəfat günü: { $person }, { $date }
occasion-event = { $event }, { $date }
occasion-film = { $film } filmi
years = { $count ->
    [0] bu il
   *[other] { $count } il
 }
today-head = Tarixdə bu gün, { $day }:
today-none = { $day } üçün bildiyim hadisə yoxdur. Qarşıdan gələnlər:
anniversaries-usage = Ayı yazın, məsələn: /anniversaries aprel
month-head = İldönümləri, { $month }:
month-none = Bildiyim ildönümlərindən heç biri { $month } ayına düşmür.
year-head = Filmlərin { ORDINAL($year) } ildəki yubileyləri:
month-1 = yanvar
month-2 = fevral
month-3 = mart
month-4 = aprel
month-5 = may
month-6 = iyun
month-7 = iyul
month-8 = avqust
month-9 = sentyabr
month-10 = oktyabr
month-11 = noyabr
month-12 = dekabr
anniversary-today = Bu gün — { $occasion } ({ $years }).
anniversary-nearest = Bu günə ildönümü düşmür. Ən yaxını ({ $day }) — { $occasion } ({ $years }).
anniversary-of = { $occasion } ({ $years }).
anniversary-end = Oyunun səbəbi — { $occasion } ({ $years }).
anniversary-none-on = { $day } üçün bildiyim ildönümü yoxdur. Ən yaxını — { $next }
anniversary-honour = Bu oyun ona həsr olunub: { $occasion }.
anniversary-honour-end = Oyun ona həsr olunmuşdu: { $occasion }.
anniversary-unknown = Belə bir ildönümü bilmirəm. Tarix və ya ad yazın, məsələn: /anniversary 28 aprel, /anniversary Rəşid Behbudov

# --- cədvəllər -------------------------------------------------------------------------------
period-day = bu gün
period-week = bu həftə
period-month = bu ay
period-season = bu mövsüm
period-all = bütün dövr üzrə
board-group = Qrup cədvəli, { $period }:
board-solo = Fərdi cədvəl, { $period }:
board-group-all = Bütün söhbətlərin qrup cədvəli, { $period }:
board-solo-all = Bütün söhbətlərin fərdi cədvəli, { $period }:
board-row = { $place }. { $name } — { $points }
top-usage = /top yazın; istəsəniz, dövrü də əlavə edin: { $periods }
board-nameless = adsız iştirakçı
board-empty = hələ heç kim
me-none = Siz hələ heç bir suala cavab verməmisiniz. Sual almaq üçün: /quiz
me-head = { $name } — oyun: { $games }; düzgün cavab: { $answers } sualdan { $right } ({ $share }%); ən uzun seriya: { $streak }
me-topic = { $topic }: { $answers } sualdan { $right }
me-place = { $players } oyunçu arasında { ORDINAL($place) } yer
me-daily = Günün sualı — ardıcıl günlər: { $streak }, ən çoxu: { $best }
history-none = Burada hələ bitmiş oyun yoxdur.
history-head = Buradakı son oyunlar:
history-row = { $day }: { $title }, { $count } sual. Birinci: { $winners }
history-nobody = heç kim

# --- əmrdən sonra yazıla bilən sözlər --------------------------------------------------------
words-topic-studio = studiya kinostudiya azərbaycanfilm
words-topic-history = tarix tarixi
words-topic-films = filmlər film kino kinolar
words-topic-directors = rejissorlar rejissor
words-topic-actors = aktyorlar aktyor rollar rol
words-topic-music = musiqi bəstəkarlar bəstəkar
words-topic-people = sənətkarlar insanlar şəxslər
words-kind-choice = seçim seçmə
words-kind-true-false = doğru və ya səhv
words-kind-year = illər il
words-kind-typed = yazılı yazmaq cavab cavablar
words-kind-clues = ipucları ipucu
words-kind-order = ardıcıllıq sıra
words-kind-odd = artıq olan
words-period-day = gün bugün
words-period-week = həftə
words-period-month = ay
words-period-season = mövsüm
words-period-all = hamısı bütün
words-true = doğru doğrudur düz düzdür hə bəli
words-false = səhv səhvdir yanlış yox xeyr
words-before-place = variant cavab nömrə
words-after-place = variant variantı nömrə nömrəli cavab
words-place-1 = birinci birincisi bir
words-place-2 = ikinci ikincisi iki
words-place-3 = üçüncü üçüncüsü üç
words-place-4 = dördüncü dördüncüsü dörd
words-cinema = kino azərbaycan kinosu kinosunun milli
words-kept-day = günü gün
words-solo = tək təkbaşına fərdi
words-global = ümumi hər

# --- help -----------------------------------------------------------------------------------
help-games = Oyunlar:
    /quiz – bir sual; /game 10 { topic-films } – oyun; /daily – günün sualı
    /anniversary – ildönümü oyunu; /decades – onilliklər; /timeline – illər
    /today – tarixdə bu gün; /anniversaries – ildönümləri
    /join /begin /next /hint /skip /pause /resume /stop /score – oyun gedərkən
    /top – cədvəl (bu gün, həftə, ay, mövsüm, bütün); /me – nəticələrim; /history – son oyunlar
    /subscribe daily 09:30 – günün sualı hər gün; /subscribe anniversaries – ildönümləri; /unsubscribe – ləğv
    /schedule game 28.04 20:00 – oyunu öncədən təyin etmək; /forgetme – haqqınızda saxlananları silmək
    /settings – dil, oyunlar, sakit saatlar, gündəlik yazılar
