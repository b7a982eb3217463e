# Yalnız Discord-da deyilənlər, azərbaycanca.

greeting-discord = Salam! Mən “Azərbaycanfilm” kinostudiyasını, filmlərini və insanlarını tanıyıram.
    /ask suala cavab verir; adımı çəkəndə və ya mənə cavab yazanda da cavab verirəm. /game hamı üçün oyun başladır, /quiz bir sual verir, /daily günün sualıdır; /settings və /lang serveri idarə edənlər üçündür, /help daha çoxunu deyir.
cannot-write = { $channel } kanalına yaza bilmirəm: orada mənə { $permissions } icazəsi verin.
permission-view = “View Channel”
permission-send = “Send Messages”
permission-send-in-threads = “Send Messages in Threads”
permission-thread = “Create Public Threads”
elsewhere = Burada yalnız cavab verə bilirəm; sizə şəxsi söhbətimizdə yazdım.
thread-opened = Oyun burada gedir: { $thread }.
thread-failed = Burada ayrıca mövzu açmaq alınmadı, ona görə oyun kanalda gedir.
help-discord = Discord-da: /ask – sual; əmrə aid hər şeyin öz xanası var və yazdıqca təklif olunur. /lang dili sizin üçün, kanal və ya server üçün seçir. Yazılı cavab: “Cavab ver” düyməsini basın və ya suala cavab yazın.
