# Botun insanlarla rastlaşdığı yerdə özü haqqında dedikləri və söhbətin tənzimləndiyi menyular, azərbaycanca.

# --- where people meet it --------------------------------------------------------------------
bot-about = “Azərbaycanfilm” kinostudiyası, filmləri və insanları haqqında soruşun; viktorina və yubiley oyunları oynayın.
bot-description = Mən “Azərbaycanfilm” kinostudiyasını tanıyıram: 1920-ci ildən bəri tarixini, filmlərini və insanlarını, mənbələri ilə birlikdə.
    Azərbaycanca, ingiliscə və ya rusca istədiyinizi soruşun, viktorina sualı istəyin, yaxud məni qrupa əlavə edin: studiyanın yubileylərinə həsr olunmuş, xallı və mövsümlü oyunlar keçirirəm.
greeting = Salam! Mən “Azərbaycanfilm” kinostudiyasını, filmlərini və insanlarını tanıyıram.
    Sual vermək üçün adımı çəkin və ya mənə cavab yazın. /game hamı üçün oyun başladır, /quiz bir sual verir, /daily günün sualıdır; /settings administratorlar üçündür, /help daha çoxunu deyir.
    Yazdığınız cavab sualıma cavab kimi yazılanda sayılır. Məni administrator etsəniz, cavabları bunsuz da oxuyacağam.
help-button = Nə soruşa bilərəm?
how-reply = Bu mesaja cavab kimi yazın.
ask-usage = Sualınızı əmrdən sonra yazın, məsələn: /ask Arşın mal alan filmini kim çəkib?
none-of-these = Heç biri
report = Səhv var
noted = Təşəkkürlər, qeyd etdim: redaktor baxacaq.
start-admins = Bu söhbətdə oyunu yalnız administratorlar başladır.
inline-more = Daha çox soruş

# --- descriptions of the commands ------------------------------------------------------------
command-quiz = bir viktorina sualı
command-game = oyun: 10 sual və ya yazdığınız qədər
command-daily = günün sualı
command-anniversary = yubileyə həsr olunmuş oyun
command-decades = hər onillikdən bir sual
command-timeline = filmlərin illərini tapın
command-today = bu gün tarixdə
command-anniversaries = ayın ildönümləri
command-top = liderlər cədvəli
command-me = mənim nəticələrim
command-history = buradakı son oyunlar
command-score = gedən oyunun hesabı
command-stop = oyunu bitir
command-skip = sualı ötür
command-hint = kömək
command-pause = oyuna fasilə ver
command-resume = oyunu davam etdir
command-settings = dil, oyunlar, sakit saatlar, gündəlik yazılar
command-subscribe = hər gün günün sualı və ya ildönümləri
command-schedule = oyunu sonraya təyin et
command-lang = dili seç
command-forgetme = haqqımda saxlananları sil
command-help = nə bacarıram

# --- settings --------------------------------------------------------------------------------
settings-head = Bu söhbətin tənzimləmələri
settings-language = Dil: { $chosen }
settings-starters = Oyunu başlada bilər: { $who }
settings-seconds = Sualın vaxtı: { $seconds ->
    [0] hər sualın özünə görə
   *[other] { $seconds } san.
 }
settings-quiet = Sakit saatlar, Bakı vaxtı: { $hours }
settings-daily-off = Günün sualı: göndərilmir
settings-anniversaries-off = İldönümləri: göndərilmir
settings-page-language = Dil
settings-page-games = Oyunlar
settings-page-quiet = Sakit saatlar
settings-page-posts = Gündəlik yazılar
settings-back = Geri
settings-daily-start = Günün sualı: göndərilsin
settings-daily-stop = Günün sualı: göndərilməsin
settings-anniversaries-start = İldönümləri: göndərilsin
settings-anniversaries-stop = İldönümləri: göndərilməsin
starters-all = hamı
starters-admins = administratorlar
quiet-none = yoxdur
language-az = Azərbaycanca
language-en = English
language-ru = Русский
language-auto = sualın dili

# --- what only those who run the bot are told ------------------------------------------------
reload-begun = Biliklər yenidən oxunur.
reloaded = Biliklər yenidən oxundu: { $films } film, { $people } insan, { $facts } fakt.
reload-failed = Biliklərdə { $count } problem var, əvvəlkilər qalır. Birincisi:
stats = Söhbətlər: { $chats }, oyun gedənlər: { $games }
    İnsanlar: { $people }, son 7 gündə fəal olanlar: { $active }
    Oyunlardakı cavablar: { $answers }; cavabsız qalan suallar: { $unanswered }
    Göndərilməyi gözləyir: { $waiting }
broadcast-usage = Mətni əmrdən sonra yazın: /broadcast MƏTN. O, abunəsi olan bütün söhbətlərə göndərilir.
broadcast-done = { $count ->
    [0] Heç bir söhbətin abunəsi yoxdur; heç nə göndərilmədi.
   *[other] { $count } söhbətə göndərilir.
 }
