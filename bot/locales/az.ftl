# Botun Azərbaycan dilində dedikləri. Faktlar hazır gəlir; burada heç biri təkrarlanmır.

# --- adlar -----------------------------------------------------------------------------------
film-name = “{ $title }”
film-name-original = “{ $title }” ({ $original })
film-name-year = “{ $title }” ({ $year })
film-name-original-year = “{ $title }” ({ $original }, { $year })
quoted = “{ $text }”
role-of = { $person } ({ $role })
namesakes = Bu soyadı daşıyan başqaları: { $people }.
more = və daha { $count }
decade-name = { ORDINAL($year) } illər

# --- tarixlər --------------------------------------------------------------------------------
month-name = { $month ->
    [1] yanvar
    [2] fevral
    [3] mart
    [4] aprel
    [5] may
    [6] iyun
    [7] iyul
    [8] avqust
    [9] sentyabr
    [10] oktyabr
    [11] noyabr
   *[12] dekabr
 }
date-day = { $day } { month-name } { $year }
date-month = { month-name } { $year }
date-year = { $year }
when-day = { $day } { month-name } { ORDINAL($year) } ildə
when-month = { ORDINAL($year) } ilin { month-name } ayında
when-year = { ORDINAL($year) } ildə

# --- filmlər ---------------------------------------------------------------------------------
film-year = { $film } filmi { ORDINAL($year) } ildə çəkilib.
film-premiere = { $film } filminin premyerası { $when } olub.
film-director = { $film } filminin { $count ->
    [one] rejissoru
   *[other] rejissorları
 } — { $people }.
film-writer = { $film } filminin ssenari { $count ->
    [one] müəllifi
   *[other] müəllifləri
 } — { $people }.
film-composer = { $film } filminin { $count ->
    [one] bəstəkarı
   *[other] bəstəkarları
 } — { $people }.
film-cinematographer = { $film } filminin { $count ->
    [one] operatoru
   *[other] operatorları
 } — { $people }.
film-cast = { $film } filmində çəkilənlər: { $people }.
film-genre = { $film } filminin janrı: { $genres }.
film-length = { $film } filmi { $minutes } dəqiqədir.
film-based-on = { $film } filminin ədəbi əsası: { $work } — { $kind }{ $authors ->
    [none] .
   *[other] , müəllifi { $authors }.
 }
film-awards = { $film } filminin mükafatları:
film-trivia = { $film } filmi haqqında:
film-studio = { $film } filminin { $count ->
    [one] istehsalçısı
   *[other] istehsalçıları
 }: { $studios }.
credit-role = { $film } filmində { $role } rolunu { $person } oynayıb.
credit-appeared = { $person } { $film } filmində çəkilib.
credit-none = Mənbələrimdə { $film } filminin heyətində bu ad yoxdur: { $person }.

label-year = il
label-premiere = premyera
label-director = rejissor
label-writer = ssenari
label-composer = bəstəkar
label-cinematographer = operator
label-cast = aktyorlar
label-genre = janr
label-length = uzunluğu
label-based-on = ədəbi əsası
label-awards = mükafatlar
label-trivia = maraqlıdır
label-plot = mövzusu
label-location = çəkiliş yeri
label-studio = studiya
label-card = film haqqında
minutes = { $minutes } dəq.

work-kind = { $kind ->
    [play] pyes
    [opera] opera
    [operetta] operetta
    [novel] roman
    [novella] povest
    [story] hekayə
    [stories] hekayələr
    [poem] poema
    [epic] dastan
    [comedy] komediya
   *[motifs] motivlər
 }

# --- insanlar --------------------------------------------------------------------------------
person-born = { $person } { $when } anadan olub.
person-born-at = Doğum yeri: { $place }.
person-died = { $person } { $when } vəfat edib.
person-died-at = Vəfat yeri: { $place }.
person-birth-place = { $person } — doğum yeri: { $place }.
person-death-place = { $person } — vəfat yeri: { $place }.
person-age-dead = { $person } { $age } yaşında vəfat edib ({ $born } – { $died }).
person-lived = { $person }: { $born } – { $died }.
person-age-living = { $person } { $when } anadan olub: bu gün { $age } yaşı var.
person-honours = { $person } — fəxri adlar və mükafatlar:
person-facts = { $person } haqqında:
person-films = { $person } — filmlər:
person-acted = { $person } bu filmlərdə çəkilib: { $films }.
person-directed = { $person } — rejissoru olduğu filmlər: { $films }.
person-wrote = { $person } — ssenarisini yazdığı filmlər: { $films }.
person-composed = { $person } — musiqisini yazdığı filmlər: { $films }.
person-shot = { $person } — operatoru olduğu filmlər: { $films }.
person-source-of = { $person } — əsərləri əsasında çəkilmiş filmlər: { $films }.

label-born = doğum tarixi
label-died = vəfat tarixi
label-birth-place = doğum yeri
label-death-place = vəfat yeri
label-age = yaşı
label-honours = fəxri adlar və mükafatlar
label-facts = maraqlı faktlar
label-films = filmlər
label-acted = { $gender ->
    [female] aktrisa kimi
   *[male] aktyor kimi
 }
label-directed = rejissor kimi
label-wrote = ssenarist kimi
label-composed = bəstəkar kimi
label-shot = operator kimi
label-source-of = əsərləri əsasında filmlər
label-person-card = kimdir

# --- siyahılar -------------------------------------------------------------------------------
list-year = { ORDINAL($year) } ilin filmləri: { $films }.
list-decade = { $decade }, filmlər: { $films }.
list-genre = “{ $genre }” janrında filmlər: { $films }.
list-films = { $count } film tanıyıram. Ən köhnəsi: { $first }. Ən yenisi: { $latest }.
list-studio-names = Kinostudiyanın adları:
label-list-year = { ORDINAL($year) } ilin filmləri
label-list-decade = { $decade }, filmlər
label-list-genre = “{ $genre }” janrında filmlər
label-list-films = Filmlər haqqında ümumi məlumat
label-list-studio-names = Kinostudiyanın bütün adları

# --- cavabın ətrafı --------------------------------------------------------------------------
source = { $count ->
    [one] Mənbə: { $sources }
   *[other] Mənbələr: { $sources }
 }
as-of = (Məlumatın tarixi: { $date }.)
note = Qeyd: { $text }
did-you-mean = Bəlkə, bunu nəzərdə tutursunuz:
option = { $subject }: { $attribute }

# --- botun bilmədikləri ----------------------------------------------------------------------
unknown = Bunu bilmirəm. Məndən “Azərbaycanfilm” kinostudiyası, onun filmləri və sənətkarları haqqında soruşmaq olar, məsələn: “{ $example }”
unknown-about = { $subject } haqqında bunu bilmirəm. Soruşa bilərsiniz: { $attributes }.
unknown-attribute = Mənbələrimdə bu məlumat yoxdur: { $subject }, { $attribute }. Bildiklərim: { $known }.
unknown-film = Bu adda film tanımıram. Bəlkə, bunu nəzərdə tutursunuz:
unknown-person = Bu adda şəxs tanımıram. Bəlkə, bunu nəzərdə tutursunuz:
which = Hansı film və ya şəxs haqqında soruşursunuz? Adını da yazın, məsələn: “{ $example }”
unreadable = Burada sual tapmadım. Sözlərlə yazın, məsələn: “{ $example }”
example-1 = ‘Arşın mal alan’ filminin rejissoru kimdir?
example-2 = Kinostudiya nə vaxt yaradılıb?
example-3 = Rəşid Behbudov kimdir?
example-described = Bakıya səhvən tabut göndərilir, bu hansı filmdir?

# --- əmrlər ----------------------------------------------------------------------------------
help = Mən “Azərbaycanfilm” kinostudiyasını tanıyıram: tarixini, filmlərini, sənətkarlarını. Azərbaycan, ingilis və ya rus dilində soruşun:
    – { example-1 }
    – { example-2 }
    – { example-3 }
    Adı unutmusunuzsa, təsvir edin: “{ example-described }”
    Cavabdan sonra davam edə bilərsiniz: “bəs bəstəkarı?”
    /lang az | en | ru – cavabların dili, /lang auto – sualın dili
    /help – bu səhifə
help-terminal = /as AD – başqa oyunçu kimi yazmaq; /quit – çıxış
welcome = Xoş gəlmisiniz! “Azərbaycanfilm” kinostudiyası, onun filmləri və sənətkarları haqqında soruşun. Ətraflı: /help
lang-set = Azərbaycan dilində cavab verəcəyəm.
lang-auto = Sualın dilində cavab verəcəyəm.
lang-usage = Belə yazın: /lang az, /lang en, /lang ru və ya /lang auto.
command-unknown = { $command } əmrini tanımıram. Nə bacardığımı /help göstərir.
button-gone = Bu düymə artıq işləmir. Zəhmət olmasa, sualı yenidən verin.
