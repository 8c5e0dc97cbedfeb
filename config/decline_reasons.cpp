#include "config/decline_reasons.hpp"

namespace paraninfo::config {

const std::vector<Names>& default_decline_reasons() {
    static const std::vector<Names> reasons{
        {{"es", "Ya se ha respondido."},
         {"en", "It has been answered already."},
         {"pt", "Já foi respondida."},
         {"zh-Hant", "這個問題已經回答過了。"}},
        {{"es", "Queda fuera del tema de esta sesión."},
         {"en", "It is outside the subject of this session."},
         {"pt", "Está fora do tema desta sessão."},
         {"zh-Hant", "超出本場次的主題範圍。"}},
        {{"es", "Ya hay una pregunta parecida en la lista."},
         {"en", "A similar question is in the list."},
         {"pt", "Já há uma pergunta semelhante na lista."},
         {"zh-Hant", "列表中已有類似的問題。"}},
        {{"es", "No hay tiempo para más preguntas en esta sesión."},
         {"en", "There is no time for more questions in this session."},
         {"pt", "Não há tempo para mais perguntas nesta sessão."},
         {"zh-Hant", "本場次已沒有時間回答更多問題。"}},
        {{"es", "No se entiende bien: escríbala de otra manera, por favor."},
         {"en", "It is not clear enough: please word it differently."},
         {"pt", "Não está clara: formule-a de outra maneira, por favor."},
         {"zh-Hant", "問題不夠清楚，請換個方式表達。"}},
        {{"es", "Trata de una persona o de un caso particular."},
         {"en", "It is about a person or a private matter."},
         {"pt", "Trata de uma pessoa ou de um assunto particular."},
         {"zh-Hant", "內容涉及個人或私人事務。"}},
    };
    return reasons;
}

}  // namespace paraninfo::config
