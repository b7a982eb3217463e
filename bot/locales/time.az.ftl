# Botun vaxt, abunəlik və təyin olunmuş oyunlar barədə dedikləri, Azərbaycan dilində.

# --- vaxt ------------------------------------------------------------------------------------
moment = { $date }, saat { $time } ({ $zone })

# --- abunəliklər -----------------------------------------------------------------------------
subscribed-daily = Günün sualı hər gün bu saatda veriləcək: { $time }. Növbəti sual: { $when }.
subscribed-anniversaries = Hər gün bu saatda təqvimə baxacağam: { $time } ({ $zone }). Həmin günə ildönümü düşürsə, xatırladacağam.
subscription-daily = Günün sualı: hər gün, saat { $time } ({ $zone })
subscription-anniversaries = İldönümləri: saat { $time } ({ $zone })
subscriptions-head = Bu söhbətin abunəlikləri:
subscriptions-none = Bu söhbətin abunəliyi yoxdur.
subscribe-when = “{ $text }” ifadəsini saat və saat qurşağı kimi oxuya bilmirəm.
subscribe-usage = Nəyə abunə olmaq istədiyinizi yazın; istəsəniz, saatı və saat qurşağını da əlavə edin, məsələn: /subscribe gündəlik 09:30, /subscribe ildönümləri 10:00 Europe/Berlin
    Ləğv etmək üçün: /unsubscribe gündəlik; hər şeyi: /unsubscribe
unsubscribed-head = Ləğv olundu:
unsubscribe-none = Ləğv etməyə heç nə yoxdur.
unsubscribe-usage = Nəyi ləğv etmək istədiyinizi yazın: /unsubscribe gündəlik, /unsubscribe ildönümləri; hər şeyi: /unsubscribe hamısı

# --- təyin olunmuş oyunlar -------------------------------------------------------------------
scheduled = Oyun təyin olundu: { $text }
appointment = { $when } — { $title }
appointment-options = { $when } — { $title }: { $options }
appointments-head = Təyin olunmuş oyunlar:
appointments-none = Burada təyin olunmuş oyun yoxdur.
schedule-when = “{ $text }” ifadəsində gün və saat tapmadım.
schedule-options = Belə suallarım yoxdur: “{ $text }”.
schedule-usage = Oyunu, sonra gününü və saatını yazın, məsələn: /schedule oyun 10 { topic-films } sabah 20:00, /schedule ildönümü 28 aprel 20:00
    Saat Bakı vaxtı ilədir; başqa saat qurşağını sonda yaza bilərsiniz, məsələn: Europe/Berlin
schedule-past = Bu vaxt artıq keçib.
schedule-far = Oyunu ən çoxu bir il qabaqcadan təyin etmək olar.
schedule-full = Burada artıq { $count } oyun təyin olunub, bundan artıq olmaz. Siyahı: /schedule
schedule-taken = Bu vaxta artıq oyun təyin olunub.

# --- əmrdən sonra yazıla bilən sözlər --------------------------------------------------------
words-today = bugün
words-tomorrow = sabah
words-at = saat il ilin ildə
words-subscription-daily = gündəlik günün sualı sual hər gün
words-subscription-anniversaries = ildönümləri ildönümü yubileylər yubiley
words-appointment-game = oyun viktorina
words-appointment-anniversary = ildönümü yubiley
words-everything = hamısı hər şey şeyi
